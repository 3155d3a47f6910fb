package io.baton.schedule;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of how the planned times of tasks came about; the times themselves are plans of the calendar. */
@Component
class TaskTimes {

    /**
     * How a task got its time.
     *
     * @param restsUntil until when its ticket rests for it
     * @param bypassId what was written down when it was forced
     */
    record TaskTime(
            String taskKey,
            String ticketKey,
            String plannedBy,
            @Nullable Instant restsUntil,
            @Nullable String bypassId) {}

    private final JdbcClient db;

    TaskTimes(JdbcClient db) {
        this.db = db;
    }

    void put(TaskTime time, Instant now) {
        db.sql("delete from task_time where task_key = ?").param(time.taskKey()).update();
        db.sql("insert into task_time (task_key, ticket_key, planned_by, planned_at, rests_until, bypass_id)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(time.taskKey(), time.ticketKey(), time.plannedBy(), Timestamps.column(now))
                .params(Timestamps.nullableColumn(time.restsUntil()), time.bypassId())
                .update();
    }

    Optional<TaskTime> find(String taskKey) {
        return db.sql("select * from task_time where task_key = ?")
                .param(taskKey)
                .query(TaskTimes::row)
                .optional();
    }

    List<String> ofTicket(String ticketKey) {
        return db.sql("select task_key from task_time where ticket_key = ?")
                .param(ticketKey)
                .query(String.class)
                .list();
    }

    void drop(String taskKey) {
        db.sql("delete from task_time where task_key = ?").param(taskKey).update();
    }

    /** Those whose rest is over, the longest over first. */
    List<TaskTime> restedBy(Instant now) {
        return db.sql("select * from task_time where rests_until <= ? order by rests_until, task_key")
                .param(Timestamps.column(now))
                .query(TaskTimes::row)
                .list();
    }

    /** Moves or ends a rest; false where somebody else was faster. */
    boolean rest(TaskTime time, @Nullable Instant until) {
        return db.sql("update task_time set rests_until = ? where task_key = ? and rests_until = ?")
                        .params(
                                Timestamps.nullableColumn(until),
                                time.taskKey(),
                                Timestamps.nullableColumn(time.restsUntil()))
                        .update()
                == 1;
    }

    private static TaskTime row(ResultSet row, int number) throws SQLException {
        return new TaskTime(
                row.getString("task_key"),
                row.getString("ticket_key"),
                row.getString("planned_by"),
                Timestamps.readNullable(row, "rests_until"),
                row.getString("bypass_id"));
    }
}
