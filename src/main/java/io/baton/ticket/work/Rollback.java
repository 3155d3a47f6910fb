package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSET_TAG;
import static io.baton.engine.ProcessVariables.TASK_DUE_AT;
import static io.baton.engine.ProcessVariables.TASK_GROUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_TITLE;
import static io.baton.engine.ProcessVariables.TASK_UNDO;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes back what was done for a request that is cancelled, the latest first. Nothing of the record is deleted. */
@Component
class Rollback {

    /** Time for a person to take something back; a right that nobody needs any more should not live long. */
    private static final Duration TARGET = Duration.ofHours(8);

    private final FulfilmentTasks tasks;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Clock clock;

    Rollback(FulfilmentTasks tasks, TicketDesk desk, AuditLedger ledger, Clock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * The tasks to take back, in the reverse order of their completion. Work that was done but not yet reviewed when the
     * ticket was cancelled has its effect too, and is the latest.
     */
    List<FulfilmentTask> due(String ticketKey) {
        return tasks.of(ticketKey).stream()
                .filter(task -> task.state().isOver() && task.hasResult() && task.undo() != Undo.NONE)
                .filter(task -> !task.isIndependent() && task.undoneAt() == null)
                .sorted(Comparator.comparing(
                                (FulfilmentTask task) -> Objects.requireNonNullElse(task.closedAt(), Instant.EPOCH))
                        .thenComparing(FulfilmentTask::round)
                        .thenComparing(FulfilmentTask::position)
                        .reversed())
                .toList();
    }

    /** What the run that takes back the next task needs to know. */
    Map<String, @Nullable Object> next(String ticketKey) {
        var task = due(ticketKey).get(0);
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(TASK_KEY.name(), task.key());
        variables.put(TASK_TITLE.name(), task.title());
        variables.put(TASK_GROUP.name(), task.group());
        variables.put(TASK_UNDO.name(), task.undo().name());
        variables.put(TASK_DUE_AT.name(), Date.from(clock.instant().plus(TARGET)));
        variables.put(ASSET_TAG.name(), task.assetTag());
        return variables;
    }

    /**
     * Writes down that a task was taken back.
     *
     * @param outcome UNDONE or LEFT if a person did it; absent if the step itself did
     */
    @Transactional
    void record(String taskKey, @Nullable String outcome, @Nullable String evidence) {
        var task = tasks.require(taskKey);
        if (task.undoneAt() != null) {
            return;
        }
        tasks.undone(taskKey);
        var isLeft = "LEFT".equals(outcome);
        desk.note(
                task.ticketKey(),
                "STEP",
                (isLeft ? "Left as it is: " : "Taken back: ")
                        + task.title()
                        + (evidence == null ? "" : " – " + evidence),
                false,
                Map.of("task", taskKey, "undo", task.undo().name()));
        ledger.append(AuditEvent.of(isLeft ? "TASK_LEFT" : "TASK_ROLLED_BACK", "task", taskKey)
                .forTicket(task.ticketKey(), desk.require(task.ticketKey()).category())
                .because(evidence)
                .with("undo", task.undo().name())
                .with("asset", task.assetTag()));
    }
}
