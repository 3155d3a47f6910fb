package io.baton.ticket.work;

import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import io.baton.ticket.TicketState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of planned work: what is to be done for each ticket, by whom, after what, and how far it is. */
@Component
class FulfilmentTasks {

    private final JdbcClient db;
    private final Clock clock;

    FulfilmentTasks(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** Adds one round of a plan behind the rounds there are. */
    void add(String ticketKey, int round, List<PlanRow> plan) {
        var earlier = db.sql("select count(*) from fulfilment_task where ticket_key = ?")
                .param(ticketKey)
                .query(Integer.class)
                .single();
        for (int position = 0; position < plan.size(); position++) {
            add(ticketKey + "-T" + (earlier + position + 1), ticketKey, round, position, plan.get(position));
        }
    }

    private void add(String key, String ticketKey, int round, int position, PlanRow row) {
        db.sql("""
                        insert into fulfilment_task (task_key, ticket_key, plan_round, position, state, title, kind,
                            task_group, runbook, verification_required, asset_update_required, plan_id, depends_on,
                            parent_close_policy, undo, target_hours, created_at)
                        values (?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key,
                        ticketKey,
                        round,
                        position,
                        row.title(),
                        row.kind(),
                        row.group(),
                        row.runbook(),
                        row.verificationRequired(),
                        row.assetUpdateRequired(),
                        row.id(),
                        String.join(",", row.dependsOn()),
                        row.parentClosePolicy().name(),
                        row.undo().name(),
                        row.targetHours(),
                        Timestamps.column(clock.instant()))
                .update();
    }

    FulfilmentTask require(String taskKey) {
        return db.sql("select * from fulfilment_task where task_key = ?")
                .param(taskKey)
                .query(FulfilmentTasks::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Task " + taskKey));
    }

    /** All rounds, in order. */
    List<FulfilmentTask> of(String ticketKey) {
        return db.sql("select * from fulfilment_task where ticket_key = ? order by plan_round, position")
                .param(ticketKey)
                .query(FulfilmentTasks::read)
                .list();
    }

    List<FulfilmentTask> ofRound(String ticketKey, int round) {
        return db.sql("select * from fulfilment_task where ticket_key = ? and plan_round = ? order by position")
                .params(ticketKey, round)
                .query(FulfilmentTasks::read)
                .list();
    }

    void moved(String taskKey, TicketState to, @Nullable String because) {
        db.sql("update fulfilment_task set state = ?, closed_at = ?, ended_because = ? where task_key = ?")
                .params(to.name(), to.isOver() ? Timestamps.column(clock.instant()) : null, because, taskKey)
                .update();
    }

    void ready(String taskKey, Instant since, @Nullable Instant due) {
        db.sql("update fulfilment_task set ready_at = ?, due_at = ? where task_key = ?")
                .params(Timestamps.column(since), Timestamps.nullableColumn(due), taskKey)
                .update();
    }

    /** What whoever does the work says it came to. */
    void result(String taskKey, TaskResult result) {
        db.sql("""
                        update fulfilment_task set resolution_code = ?, resolution_note = ?, justification = ?,
                            asset_tag = ? where task_key = ?
                        """)
                .params(result.code(), result.note(), result.justification(), result.assetTag(), taskKey)
                .update();
    }

    /** It is another team's work now. */
    void regroup(String taskKey, String group) {
        db.sql("update fulfilment_task set task_group = ? where task_key = ?")
                .params(group, taskKey)
                .update();
    }

    void undone(String taskKey) {
        db.sql("update fulfilment_task set undone_at = ? where task_key = ?")
                .params(Timestamps.column(clock.instant()), taskKey)
                .update();
    }

    /** What a piece of work came to. */
    record TaskResult(
            @Nullable String code,
            @Nullable String note,
            @Nullable String justification,
            @Nullable String assetTag) {}

    private static FulfilmentTask read(ResultSet row, int number) throws SQLException {
        var planId = row.getString("plan_id");
        return new FulfilmentTask(
                row.getString("task_key"),
                row.getString("ticket_key"),
                row.getInt("plan_round"),
                row.getInt("position"),
                TicketState.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("kind"),
                row.getString("task_group"),
                row.getString("runbook"),
                row.getBoolean("verification_required"),
                row.getBoolean("asset_update_required"),
                planId == null ? "task-" + (row.getInt("position") + 1) : planId,
                PlanRow.ids(row.getString("depends_on")),
                ParentClosePolicy.valueOf(row.getString("parent_close_policy")),
                Undo.valueOf(row.getString("undo")),
                row.getObject("target_hours", Integer.class),
                Timestamps.readNullable(row, "ready_at"),
                Timestamps.readNullable(row, "due_at"),
                Timestamps.readNullable(row, "closed_at"),
                row.getString("resolution_code"),
                row.getString("resolution_note"),
                row.getString("justification"),
                row.getString("ended_because"),
                row.getString("asset_tag"),
                Timestamps.readNullable(row, "undone_at"));
    }
}
