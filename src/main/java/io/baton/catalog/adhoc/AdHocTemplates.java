package io.baton.catalog.adhoc;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The temporary templates and which tickets used them. */
@Component
class AdHocTemplates {

    private final JdbcClient db;
    private final Clock clock;

    AdHocTemplates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    List<AdHocTemplate> all() {
        return db.sql("select * from ad_hoc_template order by subject")
                .query(AdHocTemplates::read)
                .list();
    }

    Optional<AdHocTemplate> find(String id) {
        return db.sql("select * from ad_hoc_template where id = ?")
                .param(id)
                .query(AdHocTemplates::read)
                .optional();
    }

    boolean isUsedBy(String id, String ticketKey) {
        return db.sql("select count(*) from ad_hoc_use where template_id = ? and ticket_key = ?")
                        .params(id, ticketKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void add(AdHocTemplate template) {
        db.sql("""
                        insert into ad_hoc_template (id, subject, title, steps, team, expires_on, use_limit, uses,
                            created_by, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        template.id(),
                        template.subject(),
                        template.title(),
                        template.steps(),
                        template.team(),
                        template.expiresOn(),
                        template.useLimit(),
                        template.uses(),
                        template.createdBy(),
                        Timestamps.column(clock.instant()))
                .update();
    }

    /** Takes one use in a single statement, so that two tickets never share the last one. */
    boolean count(String id, String ticketKey, LocalDate today) {
        var taken = db.sql("""
                        update ad_hoc_template set uses = uses + 1
                        where id = ? and uses < use_limit and expires_on >= ?
                        """).params(id, today).update();
        if (taken == 0) {
            return false;
        }
        db.sql("insert into ad_hoc_use (template_id, ticket_key, used_at) values (?, ?, ?)")
                .params(id, ticketKey, Timestamps.column(clock.instant()))
                .update();
        return true;
    }

    private static AdHocTemplate read(ResultSet row, int number) throws SQLException {
        return new AdHocTemplate(
                row.getString("id"),
                row.getString("subject"),
                row.getString("title"),
                row.getString("steps"),
                row.getString("team"),
                row.getObject("expires_on", LocalDate.class),
                row.getInt("use_limit"),
                row.getInt("uses"),
                row.getString("created_by"));
    }
}
