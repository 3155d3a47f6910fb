package io.baton.improvement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often each step was called unnecessary or unclear: a number per step, and nothing about who said so or when. */
@Component
public class StepFlags {

    /**
     * One step that was flagged.
     *
     * @param flags how often, ever
     * @param pending how often since the last improvement about it
     * @param improvementKey the last improvement about it, if there was one
     */
    public record Count(
            String processKey,
            String activityId,
            String activityName,
            int flags,
            int pending,
            @Nullable String improvementKey) {}

    private final JdbcClient db;

    StepFlags(JdbcClient db) {
        this.db = db;
    }

    void count(String processKey, String activityId, String activityName) {
        var counted = db.sql("update step_flag set flags = flags + 1, pending = pending + 1, activity_name = ?"
                        + " where process_key = ? and activity_id = ?")
                .params(activityName, processKey, activityId)
                .update();
        if (counted == 0) {
            // Of two first flags at the same time the second is refused by the key, and said again.
            db.sql(
                            "insert into step_flag (process_key, activity_id, activity_name, flags, pending) values (?, ?, ?, 1, 1)")
                    .params(processKey, activityId, activityName)
                    .update();
        }
    }

    /** Every step that was flagged, the most flagged first. */
    public List<Count> all() {
        return db.sql("select * from step_flag order by flags desc, process_key, activity_id")
                .query(StepFlags::read)
                .list();
    }

    /** The flagged steps of one model. */
    public List<Count> of(String processKey) {
        return db.sql("select * from step_flag where process_key = ? order by flags desc, activity_id")
                .param(processKey)
                .query(StepFlags::read)
                .list();
    }

    /** Takes one step to look after, for this transaction alone. */
    Optional<Count> lock(Count step) {
        return db.sql("select * from step_flag where process_key = ? and activity_id = ? for update")
                .params(step.processKey(), step.activityId())
                .query(StepFlags::read)
                .optional();
    }

    void raised(Count step, String improvementKey) {
        db.sql("update step_flag set pending = 0, improvement_key = ? where process_key = ? and activity_id = ?")
                .params(improvementKey, step.processKey(), step.activityId())
                .update();
    }

    private static Count read(ResultSet row, int number) throws SQLException {
        return new Count(
                row.getString("process_key"),
                row.getString("activity_id"),
                row.getString("activity_name"),
                row.getInt("flags"),
                row.getInt("pending"),
                row.getString("improvement_key"));
    }
}
