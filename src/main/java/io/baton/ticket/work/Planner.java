package io.baton.ticket.work;

import io.baton.platform.Json;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.approval.Approvals;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Plans the work of a ticket, and writes down how it ended. */
@Component
class Planner {

    private final FulfilmentTasks tasks;
    private final PlannedWork work;
    private final IndependentWork independent;
    private final RobotWork robots;
    private final Approvals approvals;
    private final TicketDesk desk;
    private final Json json;

    Planner(
            FulfilmentTasks tasks,
            PlannedWork work,
            IndependentWork independent,
            RobotWork robots,
            Approvals approvals,
            TicketDesk desk,
            Json json) {
        this.tasks = tasks;
        this.work = work;
        this.independent = independent;
        this.robots = robots;
        this.approvals = approvals;
        this.desk = desk;
        this.json = json;
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
