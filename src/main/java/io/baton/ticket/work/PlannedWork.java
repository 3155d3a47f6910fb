package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSET_UPDATE_REQUIRED;
import static io.baton.engine.ProcessVariables.BLOCKED_BY;
import static io.baton.engine.ProcessVariables.PREDECESSORS;
import static io.baton.engine.ProcessVariables.TASK_DUE_AT;
import static io.baton.engine.ProcessVariables.TASK_GROUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;
import static io.baton.engine.ProcessVariables.TASK_KIND;
import static io.baton.engine.ProcessVariables.TASK_RUNBOOK;
import static io.baton.engine.ProcessVariables.TASK_TITLE;
import static io.baton.engine.ProcessVariables.VERIFICATION_REQUIRED;

import io.baton.engine.Processes;
import io.baton.engine.WorkingTime;
import io.baton.ticket.Lifecycle;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.TicketState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves planned work and lets a task begin once those it waits for are over.
 *
 * <p>Looking whether a task may begin and ending one of its predecessors both hold the ticket's row until their
 * transaction ends. So either the one who looks sees that the predecessor is over, or the one who ends it sees that
 * somebody waits; no task is forgotten and none is woken twice.
 */
@Component
class PlannedWork {

    /** Message that a task of a plan waits for while its predecessors are open. */
    static final String MAY_BEGIN = "PredecessorsClosed";

    private static final int LONGEST_TEXT = 2000;

    private static final Duration LONGEST_WORK = Duration.ofDays(30);

    /** Whether those that a task waits for are done, still open, or over without a result. */
    enum Predecessors {
        DONE,
        OPEN,
        FAILED
    }

    /** What a run of the model needs to know before it begins. */
    record Opening(FulfilmentTask task, Predecessors predecessors, String blockedBy) {

        Map<String, @Nullable Object> variables() {
            var variables = new HashMap<String, @Nullable Object>();
            variables.put(TASK_KEY.name(), task.key());
            variables.put(TASK_TITLE.name(), task.title());
            variables.put(TASK_KIND.name(), task.kind());
            variables.put(TASK_GROUP.name(), task.group());
            variables.put(TASK_RUNBOOK.name(), task.runbook());
            variables.put(VERIFICATION_REQUIRED.name(), task.verificationRequired());
            variables.put(ASSET_UPDATE_REQUIRED.name(), task.assetUpdateRequired());
            variables.put(TASK_DUE_AT.name(), task.dueAt() == null ? null : Date.from(task.dueAt()));
            variables.put(PREDECESSORS.name(), predecessors.name());
            variables.put(BLOCKED_BY.name(), blockedBy);
            return variables;
        }
    }

    private final FulfilmentTasks tasks;
    private final TicketDesk desk;
    private final Processes processes;
    private final WorkingTime time;
    private final Clock clock;

    PlannedWork(FulfilmentTasks tasks, TicketDesk desk, Processes processes, WorkingTime time, Clock clock) {
        this.tasks = tasks;
        this.desk = desk;
        this.processes = processes;
        this.time = time;
        this.clock = clock;
    }

    /** Looks whether a task may begin; if so its time runs from now. */
    @Transactional
    Opening open(String taskKey) {
        var ticketKey = tasks.require(taskKey).ticketKey();
        desk.lock(ticketKey);
        var task = tasks.require(taskKey);
        var predecessors = predecessorsOf(task);
        var how = judge(predecessors);
        if (how != Predecessors.OPEN && task.readyAt() == null) {
            makeReady(task);
        }
        return new Opening(tasks.require(taskKey), how, failuresIn(predecessors));
    }

    /** Moves a task under the same state machine as tickets. */
    @Transactional
    void move(String taskKey, TicketState to, @Nullable String because) {
        desk.lock(tasks.require(taskKey).ticketKey());
        var task = tasks.require(taskKey);
        if (task.state() == to) {
            return;
        }
        if (!task.state().next().contains(to)) {
            throw Lifecycle.refused(taskKey, task.state(), to.name());
        }
        tasks.moved(taskKey, to, because);
        tell(task, to, because);
        if (to.isOver()) {
            recordOutcomeSoFar(task.ticketKey());
            wakeSuccessors(task);
        }
    }

    /** The message that asks the requester to confirm tells what was done. */
    private void recordOutcomeSoFar(String ticketKey) {
        var state = desk.require(ticketKey).state();
        if (state.isOver() || state == TicketState.REVIEW) {
            return; // what the requester is asked about, or was, stays as it is
        }
        var outcome = Outcome.of(tasks.of(ticketKey));
        var fields = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        fields.put(TicketField.RESOLUTION_CODE, outcome.code());
        fields.put(TicketField.RESOLUTION_NOTE, outcome.note());
        fields.put(TicketField.JUSTIFICATION, outcome.justification());
        desk.record(ticketKey, fields);
    }

    /** Ends a task that nobody will do any more, wherever it stands. */
    @Transactional
    void drop(String taskKey, String because) {
        if (!tasks.require(taskKey).state().isOver()) {
            move(taskKey, TicketState.CANCELLED, because);
        }
    }

    /** Ends whatever the end of the ticket does not leave open. */
    @Transactional
    void cancelOpen(String ticketKey, @Nullable String because) {
        desk.lock(ticketKey);
        for (var task : tasks.of(ticketKey)) {
            if (!task.state().isOver() && !task.isIndependent()) {
                tasks.moved(task.key(), TicketState.CANCELLED, because);
                tell(task, TicketState.CANCELLED, because);
            }
        }
        // Independent tasks whose predecessors will never be done now are put before a person.
        tasks.of(ticketKey).stream()
                .filter(task -> task.isIndependent() && !task.dependsOn().isEmpty())
                .forEach(this::wakeIfPossible);
    }

    private void tell(FulfilmentTask task, TicketState to, @Nullable String because) {
        var facts = new HashMap<String, Object>(
                Map.of("task", task.key(), "from", task.state().name(), "to", to.name()));
        if (because != null) {
            facts.put("reason", because);
        }
        desk.note(
                task.ticketKey(),
                "STATE",
                "Task '" + task.title() + "' changed from " + task.state() + " to " + to
                        + (because == null ? "" : ": " + because),
                false,
                facts);
    }

    private void wakeSuccessors(FulfilmentTask over) {
        tasks.ofRound(over.ticketKey(), over.round()).stream()
                .filter(task -> task.dependsOn().contains(over.planId()))
                .forEach(this::wakeIfPossible);
    }

    private void wakeIfPossible(FulfilmentTask task) {
        var predecessors = predecessorsOf(task);
        var how = judge(predecessors);
        if (task.state().isOver() || task.readyAt() != null || how == Predecessors.OPEN) {
            return;
        }
        var due = makeReady(task);
        var news = new HashMap<String, @Nullable Object>();
        news.put(PREDECESSORS.name(), how.name());
        news.put(BLOCKED_BY.name(), failuresIn(predecessors));
        news.put(TASK_DUE_AT.name(), Date.from(due));
        // Nobody listens when the task's own run has not come that far; it will look for itself.
        processes.tellWaiting(MAY_BEGIN, task.ticketKey(), TASK_KEY, task.key(), news);
    }

    private Instant makeReady(FulfilmentTask task) {
        var now = clock.instant();
        var due = dueAt(task, now);
        tasks.ready(task.key(), now, due);
        return due;
    }

    /** Every task has an end by which it is late, also where neither the plan nor the forecast knows one. */
    private Instant dueAt(FulfilmentTask task, Instant now) {
        if (task.targetHours() != null) {
            var target = Duration.ofHours(task.targetHours());
            return time.after(now, target, WorkingTime.OF_TICKET, task.ticketKey());
        }
        var expected = desk.require(task.ticketKey()).expectedAt();
        return expected == null ? now.plus(LONGEST_WORK) : expected;
    }

    private List<FulfilmentTask> predecessorsOf(FulfilmentTask task) {
        return tasks.ofRound(task.ticketKey(), task.round()).stream()
                .filter(other -> task.dependsOn().contains(other.planId()))
                .toList();
    }

    private static Predecessors judge(List<FulfilmentTask> predecessors) {
        if (predecessors.stream().anyMatch(task -> !task.state().isOver())) {
            return Predecessors.OPEN;
        }
        return predecessors.stream().allMatch(FulfilmentTask::succeeded) ? Predecessors.DONE : Predecessors.FAILED;
    }

    private static String failuresIn(List<FulfilmentTask> predecessors) {
        var text = predecessors.stream()
                .filter(task -> task.state().isOver() && !task.succeeded())
                .map(PlannedWork::failure)
                .collect(Collectors.joining("; "));
        return text.substring(0, Math.min(LONGEST_TEXT, text.length()));
    }

    private static String failure(FulfilmentTask task) {
        var how = task.state() == TicketState.CANCELLED
                ? TicketState.CANCELLED.name()
                : Objects.requireNonNullElse(task.resolutionCode(), "without a result");
        var why = task.state() == TicketState.CANCELLED ? task.endedBecause() : task.justification();
        return task.title() + ": " + how + (why == null ? "" : " (" + why + ")");
    }
}
