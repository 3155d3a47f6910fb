package io.baton.people.oncall;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of rotas and single shifts. */
@Repository
class RotaBook {

    /** A rota as it was written down. */
    record Kept(String team, RotaDraft draft, long version) {}

    private final JdbcClient db;
    private final ObjectMapper mapper;
    private final Clock clock;

    RotaBook(JdbcClient db, ObjectMapper mapper, Clock clock) {
        this.db = db;
        this.mapper = mapper;
        this.clock = clock;
    }

    Optional<Kept> find(String team) {
        return db.sql("select team_id, definition, version from on_call_rota where team_id = ?")
                .param(team)
                .query(this::kept)
                .optional();
    }

    List<String> teams() {
        return db.sql("select team_id from on_call_rota order by team_id")
                .query(String.class)
                .list();
    }

    void insert(String team, RotaDraft draft, String by) {
        db.sql("insert into on_call_rota (team_id, definition, version, changed_by, changed_at) values (?, ?, 0, ?, ?)")
                .params(team, written(draft), by, Timestamps.column(clock.instant()))
                .update();
    }

    boolean update(Kept before, RotaDraft draft, String by) {
        return db.sql("""
                        update on_call_rota set definition = ?, version = version + 1, changed_by = ?, changed_at = ?
                        where team_id = ? and version = ?""")
                        .params(written(draft), by, Timestamps.column(clock.instant()), before.team(), before.version())
                        .update()
                == 1;
    }

    /** Single shifts that touch a time. */
    List<Watch> overrides(String team, Span asked) {
        return db.sql("""
                        select person_id, starts_at, ends_at from on_call_override
                        where team_id = ? and ends_at > ? and starts_at < ? order by made_at desc, id""")
                .params(team, Timestamps.column(asked.from()), Timestamps.column(asked.until()))
                .query((row, n) -> new Watch(
                        Timestamps.read(row, "starts_at"),
                        Timestamps.read(row, "ends_at"),
                        row.getString("person_id"),
                        "override",
                        0,
                        true))
                .list();
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        try {
            var draft = mapper.readValue(row.getString("definition"), RotaDraft.class);
            return new Kept(row.getString("team_id"), draft, row.getLong("version"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The rota of " + row.getString("team_id") + " cannot be read", e);
        }
    }

    private String written(RotaDraft draft) {
        try {
            return mapper.writeValueAsString(draft);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON", e);
        }
    }
}
