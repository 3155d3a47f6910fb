package io.baton.change;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of which change put which deployment of models live. */
@Component
class GoLiveBook {

    /**
     * Models went live by a change.
     *
     * @param grantId by which the gate let them through; null where there is no gate
     */
    record GoLive(
            String deploymentId, String changeKey, @Nullable String grantId, String deployedBy, Instant deployedAt) {}

    private final JdbcClient db;
    private final Clock clock;

    GoLiveBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(String deploymentId, String changeKey, @Nullable String grantId, String by) {
        db.sql("insert into model_go_live (deployment_id, change_key, grant_id, deployed_by, deployed_at)"
                        + " values (?, ?, ?, ?, ?)")
                .params(deploymentId, changeKey, grantId, by, Timestamps.column(clock.instant()))
                .update();
    }

    Optional<GoLive> find(String deploymentId) {
        return db.sql("select * from model_go_live where deployment_id = ?")
                .param(deploymentId)
                .query(GoLiveBook::row)
                .optional();
    }

    private static GoLive row(ResultSet row, int number) throws SQLException {
        return new GoLive(
                row.getString("deployment_id"),
                row.getString("change_key"),
                row.getString("grant_id"),
                row.getString("deployed_by"),
                Timestamps.read(row, "deployed_at"));
    }
}
