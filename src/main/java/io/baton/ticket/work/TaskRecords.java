package io.baton.ticket.work;

import io.baton.engine.WorkItem;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** User tasks of tickets, kept for as long as the ticket, which is longer than the engine's history. */
@Component
public class TaskRecords {

    /** @param state PENDING until somebody takes it, IN_PROGRESS, CLOSED or CANCELLED */
    public record TaskRecord(
            String id,
            @Nullable String taskKey,
            String name,
            String nodeId,
            String state,
            String groups,
            @Nullable String assignee,
            @Nullable Instant dueAt,
            Instant createdAt,
            @Nullable Instant finishedAt,
            @Nullable String finishedBy) {}

    private final JdbcClient db;
    private final Clock clock;

    TaskRecords(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(String ticketKey, WorkItem task, @Nullable String taskKey) {
        db.sql("""
                        insert into ticket_task (task_id, ticket_key, task_key, name, node_id, process_key, state,
                            task_groups, assignee, due_at, created_at)
                        values (?, ?, ?, ?, ?, ?, 'PENDING', ?, ?, ?, ?)
                        """)
                .params(
                        task.taskId(),
                        ticketKey,
                        taskKey,
                        task.taskName(),
                        task.nodeId(),
                        task.processKey(),
                        String.join(",", task.candidateGroups()),
                        task.assignee(),
                        Timestamps.nullableColumn(task.due()),
                        Timestamps.column(clock.instant()))
                .update();
    }

    void assigned(String taskId, @Nullable String assignee) {
        db.sql("update ticket_task set assignee = ?, state = ? where task_id = ?")
                .params(assignee, assignee == null ? "PENDING" : "IN_PROGRESS", taskId)
                .update();
    }

    void finished(String taskId, String state, String by) {
        db.sql("update ticket_task set state = ?, finished_at = ?, finished_by = ? where task_id = ?")
                .params(state, Timestamps.column(clock.instant()), by, taskId)
                .update();
    }

    public List<TaskRecord> of(String ticketKey) {
        return db.sql("select * from ticket_task where ticket_key = ? order by created_at, task_id")
                .param(ticketKey)
                .query((row, n) -> new TaskRecord(
                        row.getString("task_id"),
                        row.getString("task_key"),
                        row.getString("name"),
                        row.getString("node_id"),
                        row.getString("state"),
                        row.getString("task_groups"),
                        row.getString("assignee"),
                        Timestamps.readNullable(row, "due_at"),
                        Timestamps.read(row, "created_at"),
                        Timestamps.readNullable(row, "finished_at"),
                        row.getString("finished_by")))
                .list();
    }
}
