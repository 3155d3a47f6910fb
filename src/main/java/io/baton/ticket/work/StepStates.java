package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.Lifecycle;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Moves ticket and task as the model draws it: the properties {@code ticketState} and {@code taskState} of a node. */
@Component
@Order(50)
class StepStates implements StepObserver {

    /** Whatever is open then was left: the plan's tasks are done before, or the ticket ends early. */
    private static final Set<String> ENDS_WORK =
            Set.of(TicketState.REVIEW.name(), TicketState.CLOSED.name(), TicketState.CANCELLED.name());

    private final Lifecycle lifecycle;
    private final PlannedWork work;
    private final TicketDesk desk;

    StepStates(Lifecycle lifecycle, PlannedWork work, TicketDesk desk) {
        this.lifecycle = lifecycle;
        this.work = work;
        this.desk = desk;
    }

    @Override
    public void stepEntered(Step step) {
        move(step, step.properties().get("ticketState"), step.properties().get("taskState"));
    }

    @Override
    public void stepLeft(Step step) {
        move(
                step,
                step.properties().get("ticketStateOnLeave"),
                step.properties().get("taskStateOnLeave"));
    }

    private void move(Step step, @Nullable String ticketState, @Nullable String taskState) {
        var key = step.businessKey();
        if (key == null || !desk.exists(key)) {
            return;
        }
        if (taskState != null && step.variable(TASK_KEY.name()) instanceof String taskKey) {
            work.move(taskKey, TicketState.valueOf(taskState), reasonIn(step));
        }
        if (ticketState != null && mayMove(step, desk.require(key))) {
            lifecycle.move(key, ticketState, reasonIn(step));
            if (ENDS_WORK.contains(ticketState)) {
                work.cancelOpen(key, reasonIn(step));
            }
        }
    }

    /**
     * Work that goes on beside the ticket's own process shows that somebody has begun, and nothing else: the ticket may
     * wait for confirmation meanwhile, or be over.
     */
    private static boolean mayMove(Step step, Ticket ticket) {
        var isBeside =
                step.variable(TASK_KEY.name()) != null && !step.rootInstanceId().equals(ticket.processInstanceId());
        return !isBeside || ticket.state() == TicketState.PENDING;
    }

    /** The reason travels as the variable that the node names in its property {@code reason}, if it names one. */
    private static @Nullable String reasonIn(Step step) {
        var variable = step.properties().get("reason");
        return variable != null && step.variable(variable) instanceof String reason ? reason : null;
    }
}
