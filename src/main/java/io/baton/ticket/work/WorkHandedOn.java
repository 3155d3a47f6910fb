package io.baton.ticket.work;

import io.baton.platform.Timestamps;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of work that was taken from people who are away. */
@Repository
class WorkHandedOn {

    /** @param to null: it waits in the queue */
    record HandedOn(
            String taskId, String ticketKey, @Nullable String to) {}

    private final JdbcClient db;
    private final Clock clock;

    WorkHandedOn(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(String absence, HandedOn work) {
        db.sql("insert into work_handed_on (absence_id, task_id, ticket_key, handed_to, at) values (?, ?, ?, ?, ?)")
                .params(absence, work.taskId(), work.ticketKey(), work.to(), Timestamps.column(clock.instant()))
                .update();
    }

    List<HandedOn> of(String absence) {
        return db.sql("select task_id, ticket_key, handed_to from work_handed_on where absence_id = ? order by at")
                .param(absence)
                .query((row, n) ->
                        new HandedOn(row.getString("task_id"), row.getString("ticket_key"), row.getString("handed_to")))
                .list();
    }

    void remove(String absence, String taskId) {
        db.sql("delete from work_handed_on where absence_id = ? and task_id = ?")
                .params(absence, taskId)
                .update();
    }
}
