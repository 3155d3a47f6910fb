package io.baton.ticket.work;

import io.baton.platform.Json;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.approval.Approvals;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans the work of a ticket, promises when it will be done, and writes down how it ended. */
@Component
class Planner {

    /** With fewer finished tickets for an item, its own figure is the better forecast. */
    private static final int ENOUGH_HISTORY = 5;

    private final FulfilmentTasks tasks;
    private final PlannedWork work;
    private final IndependentWork independent;
    private final RobotWork robots;
    private final ForecastHistory history;
    private final Approvals approvals;
    private final TicketDesk desk;
    private final Json json;
    private final Clock clock;

    Planner(
            FulfilmentTasks tasks,
            PlannedWork work,
            IndependentWork independent,
            RobotWork robots,
            ForecastHistory history,
            Approvals approvals,
            TicketDesk desk,
            Json json,
            Clock clock) {
        this.tasks = tasks;
        this.work = work;
        this.independent = independent;
        this.robots = robots;
        this.history = history;
        this.approvals = approvals;
        this.desk = desk;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Registers one round of a plan; doing it again for the same round changes nothing.
     *
     * @param ofTicket variables of the ticket's process, for work that goes on beside it
     * @return how many tasks the ticket waits for
     */
    @Transactional
    int register(String ticketKey, int round, String plan, Map<String, ? extends @Nullable Object> ofTicket) {
        if (tasks.ofRound(ticketKey, round).isEmpty()) {
            approvals.requireValid(ticketKey);
            tasks.add(ticketKey, round, PlanRow.read(json.readRows(plan)));
            tasks.ofRound(ticketKey, round).stream()
                    .filter(FulfilmentTask::isIndependent)
                    .forEach(task -> independent.start(task, ofTicket));
        }
        return bound(ticketKey, round).size();
    }

    /**
     * Looks whether a task may begin.
     *
     * @param taskKey the task, if it goes on beside the ticket
     * @param position else which of those that the ticket waits for, from 0
     * @return variables of its run
     */
    @Transactional
    Map<String, @Nullable Object> open(String ticketKey, int round, @Nullable String taskKey, int position) {
        var opening = work.open(
                taskKey == null ? bound(ticketKey, round).get(position).key() : taskKey);
        var variables = new HashMap<>(opening.variables());
        variables.putAll(robots.variables(opening.task()));
        return variables;
    }

    private List<FulfilmentTask> bound(String ticketKey, int round) {
        return tasks.ofRound(ticketKey, round).stream()
                .filter(task -> !task.isIndependent())
                .toList();
    }

    /**
     * When the requester may expect the solution: the median of the latest 50 tickets for the same item if at least
     * five of them are done, else the hours the item names.
     *
     * @param expectedHours what the catalogue item promises
     */
    Instant forecast(String ticketKey, @Nullable String item, int expectedHours) {
        var durations = item == null ? List.<Long>of() : history.minutesFor(item);
        var took = durations.size() >= ENOUGH_HISTORY
                ? Duration.ofMinutes(durations.get(durations.size() / 2))
                : Duration.ofHours(expectedHours);
        var promised = desk.require(ticketKey).createdAt().plus(took);
        var earliest = clock.instant().plus(Duration.ofMinutes(15));
        return promised.isAfter(earliest) ? promised : earliest;
    }

    /** How a ticket ends by what its tasks came to. */
    Outcome outcome(String ticketKey) {
        return Outcome.of(tasks.of(ticketKey));
    }

    /**
     * Writes down how a ticket ended.
     *
     * @param code resolution code, if a step of the model says so; else the tasks of the plan say
     */
    @Transactional
    void close(
            String ticketKey,
            @Nullable String code,
            @Nullable String note,
            @Nullable String justification,
            @Nullable String acceptance) {
        var resolution = code == null ? outcome(ticketKey) : new Outcome(code, note, justification);
        var outcome = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        outcome.put(TicketField.RESOLUTION_CODE, resolution.code());
        outcome.put(TicketField.RESOLUTION_NOTE, resolution.note());
        outcome.put(TicketField.JUSTIFICATION, resolution.justification());
        outcome.put(TicketField.ACCEPTANCE, acceptance);
        desk.record(ticketKey, outcome);
        var silent = "NO_RESPONSE".equals(acceptance) ? ", no response from the requester" : "";
        desk.note(
                ticketKey,
                "STEP",
                "Resolution recorded: " + resolution.code() + silent,
                false,
                Map.of("code", resolution.code()));
    }
}
