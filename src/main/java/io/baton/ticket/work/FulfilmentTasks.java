package io.baton.ticket.work;

import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import io.baton.ticket.Lifecycle;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The plan of each ticket: what is to be done, by whom, and how far it is. */
@Component
class FulfilmentTasks {

    private final JdbcClient db;
    private final TicketDesk desk;
    private final Clock clock;

    FulfilmentTasks(JdbcClient db, TicketDesk desk, Clock clock) {
        this.db = db;
        this.desk = desk;
        this.clock = clock;
    }

    /**
     * Registers one round of a plan; doing it again for the same round changes nothing.
     *
     * @return how many tasks the round has
     */
    int register(String ticketKey, int round, List<Map<String, Object>> plan) {
        var known = ofRound(ticketKey, round);
        if (!known.isEmpty()) {
            return known.size();
        }
        var earlier = db.sql("select count(*) from fulfilment_task where ticket_key = ?")
                .param(ticketKey)
                .query(Integer.class)
                .single();
        for (int position = 0; position < plan.size(); position++) {
            add(ticketKey + "-T" + (earlier + position + 1), ticketKey, round, position, plan.get(position));
        }
        return plan.size();
    }

    private void add(String key, String ticketKey, int round, int position, Map<String, Object> row) {
        db.sql("""
                        insert into fulfilment_task (task_key, ticket_key, plan_round, position, state, title, kind,
                            task_group, runbook, verification_required, asset_update_required, created_at)
                        values (?, ?, ?, ?, 'PENDING', ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key,
                        ticketKey,
                        round,
                        position,
                        text(row, "title"),
                        text(row, "kind"),
                        text(row, "group"),
                        text(row, "runbook"),
                        Boolean.TRUE.equals(row.get("verificationRequired")),
                        Boolean.TRUE.equals(row.get("assetUpdateRequired")),
                        Timestamps.column(clock.instant()))
                .update();
    }

    FulfilmentTask at(String ticketKey, int round, int position) {
        return db.sql("select * from fulfilment_task where ticket_key = ? and plan_round = ? and position = ?")
                .params(ticketKey, round, position)
                .query(FulfilmentTasks::read)
                .single();
    }

    List<FulfilmentTask> of(String ticketKey) {
        return db.sql("select * from fulfilment_task where ticket_key = ? order by plan_round, position")
                .param(ticketKey)
                .query(FulfilmentTasks::read)
                .list();
    }

    private List<FulfilmentTask> ofRound(String ticketKey, int round) {
        return db.sql("select * from fulfilment_task where ticket_key = ? and plan_round = ? order by position")
                .params(ticketKey, round)
                .query(FulfilmentTasks::read)
                .list();
    }

    /** Moves a task under the same state machine as tickets. */
    void move(String taskKey, TicketState to) {
        var task = db.sql("select * from fulfilment_task where task_key = ? for update")
                .param(taskKey)
                .query(FulfilmentTasks::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Task " + taskKey));
        if (task.state() == to) {
            return;
        }
        if (!task.state().next().contains(to)) {
            throw Lifecycle.refused(taskKey, task.state(), to.name());
        }
        db.sql("update fulfilment_task set state = ?, closed_at = ? where task_key = ?")
                .params(to.name(), to.isOver() ? Timestamps.column(clock.instant()) : null, taskKey)
                .update();
        desk.note(
                task.ticketKey(),
                "STATE",
                "Task '" + task.title() + "' changed from " + task.state() + " to " + to,
                false,
                Map.of("task", taskKey, "from", task.state().name(), "to", to.name()));
    }

    /** Ends whatever is still open when the ticket ends early. */
    void cancelOpen(String ticketKey) {
        of(ticketKey).stream()
                .filter(task -> !task.state().isOver())
                .forEach(task -> move(task.key(), TicketState.CANCELLED));
    }

    private static String text(Map<String, Object> row, String name) {
        var value = row.get(name);
        return value == null ? "" : value.toString();
    }

    private static FulfilmentTask read(ResultSet row, int number) throws SQLException {
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
                row.getBoolean("asset_update_required"));
    }
}
