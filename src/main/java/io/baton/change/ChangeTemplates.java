package io.baton.change;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of standard changes. */
@Component
class ChangeTemplates {

    private static final String READ = """
            select t.*,
                (select count(*) from change_record c where c.template = t.id and c.outcome <> 'CANCELLED') as done,
                (select count(*) from change_record c where c.template = t.id
                    and c.outcome in ('FAILED', 'ROLLED_BACK')) as failed
            from change_template t""";

    private final JdbcClient db;
    private final Clock clock;

    ChangeTemplates(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(ChangeTemplate template) {
        db.sql("""
                        insert into change_template (id, title, service, environment, reason, outage_minutes,
                            affected_users, implementation_plan, rollback_plan, backout_test, state, because,
                            proposed_by, changed_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(template.id(), template.title(), template.service(), template.environment(), template.reason())
                .params(template.outageMinutes(), template.affectedUsers(), template.implementationPlan())
                .params(template.rollbackPlan(), template.backoutTest())
                .params(template.state().name(), template.because(), template.proposedBy())
                .param(Timestamps.column(template.changedAt()))
                .update();
    }

    /** Moves it on, if it still stands as expected. */
    boolean turn(
            String id, ChangeTemplate.State from, ChangeTemplate.State to, String because, @Nullable String agreedBy) {
        return db.sql("update change_template set state = ?, because = ?, agreed_by = coalesce(?, agreed_by),"
                                + " changed_at = ? where id = ? and state = ?")
                        .params(to.name(), because, agreedBy, Timestamps.column(clock.instant()), id, from.name())
                        .update()
                == 1;
    }

    Optional<ChangeTemplate> find(String id) {
        return db.sql(READ + " where t.id = ?")
                .param(id)
                .query(ChangeTemplates::read)
                .optional();
    }

    List<ChangeTemplate> all() {
        return db.sql(READ + " order by t.id").query(ChangeTemplates::read).list();
    }

    private static ChangeTemplate read(ResultSet row, int number) throws SQLException {
        return new ChangeTemplate(
                row.getString("id"),
                row.getString("title"),
                row.getString("service"),
                row.getString("environment"),
                row.getString("reason"),
                row.getInt("outage_minutes"),
                row.getInt("affected_users"),
                row.getString("implementation_plan"),
                row.getString("rollback_plan"),
                row.getString("backout_test"),
                ChangeTemplate.State.valueOf(row.getString("state")),
                row.getString("because"),
                row.getString("proposed_by"),
                row.getString("agreed_by"),
                Timestamps.read(row, "changed_at"),
                new ChangeTemplate.Record(row.getInt("done"), row.getInt("failed")));
    }
}
