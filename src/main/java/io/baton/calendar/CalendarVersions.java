package io.baton.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Every version of every calendar; rows are added and never changed. */
@Repository
class CalendarVersions {

    private static final String NEWEST =
            " where version = (select max(n.version) from business_calendar n where n.calendar_id = c.calendar_id)";

    /** Whose definition counts: the product's, or that of whoever edited it. */
    enum Origin {
        SHIPPED,
        EDITED
    }

    record Stored(
            String id,
            int version,
            CalendarDefinition definition,
            Origin origin,
            @Nullable String shippedHash) {}

    private final JdbcClient db;
    private final ObjectMapper json;
    private final Clock clock;

    CalendarVersions(JdbcClient db, ObjectMapper json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    List<Stored> newest() {
        return db.sql("select * from business_calendar c" + NEWEST + " order by calendar_id")
                .query(this::read)
                .list();
    }

    Optional<Stored> newest(String id) {
        return db.sql("select * from business_calendar c" + NEWEST + " and calendar_id = ?")
                .param(id)
                .query(this::read)
                .optional();
    }

    Optional<Stored> find(String id, int version) {
        return db.sql("select * from business_calendar where calendar_id = ? and version = ?")
                .params(id, version)
                .query(this::read)
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when somebody else was faster */
    void add(String id, int version, CalendarDefinition definition, Origin origin, @Nullable String hash, String by) {
        db.sql("insert into business_calendar (calendar_id, version, definition, origin, shipped_hash, created_at,"
                        + " created_by) values (?, ?, ?, ?, ?, ?, ?)")
                .params(id, version, write(definition), origin.name())
                .params(hash, Timestamps.column(clock.instant()), by)
                .update();
    }

    String write(CalendarDefinition definition) {
        try {
            return json.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON", e);
        }
    }

    private Stored read(ResultSet row, int number) throws SQLException {
        try {
            return new Stored(
                    row.getString("calendar_id"),
                    row.getInt("version"),
                    json.readValue(row.getString("definition"), CalendarDefinition.class),
                    Origin.valueOf(row.getString("origin")),
                    row.getString("shipped_hash"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A calendar in the database cannot be read", e);
        }
    }
}
