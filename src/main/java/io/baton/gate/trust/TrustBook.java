package io.baton.gate.trust;

import io.baton.deployment.Trust.Level;
import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of what owners allow and of trust that was lost. */
@Component
class TrustBook {

    /** What whoever answers for the service allows at most. */
    record Allowance(Level level, String because, String by, Instant at) {}

    /**
     * Trust was lost.
     *
     * @param cause key of the change or id of the grant
     * @param climbsAt when it climbs the first level, if enough was clean by then
     */
    record Loss(String cause, Level from, Level to, String because, Instant at, Instant climbsAt, int cleanNeeded) {}

    private final JdbcClient db;

    TrustBook(JdbcClient db) {
        this.db = db;
    }

    Optional<Allowance> allowance(String service, String environment) {
        return db.sql("select * from gate_trust where service = ? and environment = ?")
                .params(service, environment)
                .query((row, number) -> new Allowance(
                        Level.valueOf(row.getString("allowed")),
                        row.getString("because"),
                        row.getString("said_by"),
                        Timestamps.read(row, "said_at")))
                .optional();
    }

    void allow(String service, String environment, Allowance said) {
        var known = db.sql("update gate_trust set allowed = ?, because = ?, said_by = ?, said_at = ?"
                        + " where service = ? and environment = ?")
                .params(said.level().name(), said.because(), said.by(), Timestamps.column(said.at()))
                .params(service, environment)
                .update();
        if (known == 0) {
            db.sql("insert into gate_trust (service, environment, allowed, because, said_by, said_at)"
                            + " values (?, ?, ?, ?, ?, ?)")
                    .params(service, environment, said.level().name(), said.because(), said.by())
                    .param(Timestamps.column(said.at()))
                    .update();
        }
    }

    boolean isLost(String service, String environment, String cause) {
        return db.sql("select count(*) from gate_trust_fall where service = ? and environment = ? and cause = ?")
                        .params(service, environment, cause)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void lose(String service, String environment, Loss loss) {
        db.sql("""
                        insert into gate_trust_fall (id, service, environment, cause, from_level, to_level, because,
                            fell_at, climbs_at, clean_needed)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        Ids.next(),
                        service,
                        environment,
                        loss.cause(),
                        loss.from().name())
                .params(loss.to().name(), loss.because(), Timestamps.column(loss.at()))
                .params(Timestamps.column(loss.climbsAt()), loss.cleanNeeded())
                .update();
    }

    /** The latest first. */
    List<Loss> losses(String service, String environment, int most) {
        return db.sql("select * from gate_trust_fall where service = ? and environment = ?"
                        + " order by fell_at desc, id desc fetch first " + most + " rows only")
                .params(service, environment)
                .query(TrustBook::loss)
                .list();
    }

    private static Loss loss(ResultSet row, int number) throws SQLException {
        return new Loss(
                row.getString("cause"),
                Level.valueOf(row.getString("from_level")),
                Level.valueOf(row.getString("to_level")),
                row.getString("because"),
                Timestamps.read(row, "fell_at"),
                Timestamps.read(row, "climbs_at"),
                row.getInt("clean_needed"));
    }
}
