package io.baton.ticket.work;

import io.baton.audit.CurrentActor;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.Lifecycle;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.TicketState;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives every instance its ticket: one that was started without, from Tasklist or over REST, gets one of its own. So
 * a model drawn tomorrow has a timeline, rights, notifications and an audit trail like any other.
 */
@Component
@Order(1)
class UnboundInstances implements StepObserver {

    private static final List<TicketState> TO_THE_END =
            List.of(TicketState.IN_PROGRESS, TicketState.REVIEW, TicketState.CLOSED);

    private final TicketDesk desk;
    private final Lifecycle lifecycle;

    UnboundInstances(TicketDesk desk, Lifecycle lifecycle) {
        this.desk = desk;
        this.lifecycle = lifecycle;
    }

    @Override
    public void instanceStarted(Step step) {
        if (!step.isRootInstance()) {
            return;
        }
        var isUnbound = !desk.exists(step.businessKey());
        if (isUnbound) {
            step.businessKey(openFor(step));
        }
        var key = step.businessKey();
        if (key != null && desk.require(key).processInstanceId() == null) {
            desk.record(key, Map.of(TicketField.PROCESS_INSTANCE, step.processInstanceId()));
        }
        if (key != null && isUnbound) {
            desk.publish(desk.require(key), "STARTED", Map.of("process", step.processKey()));
        }
    }

    /** A model that does not draw the states itself has its own ticket taken through them when it is over. */
    @Override
    public void instanceEnded(Step step) {
        var key = step.businessKey();
        if (key == null || !step.isRootInstance() || !desk.exists(key)) {
            return;
        }
        var ticket = desk.require(key);
        if (!step.processInstanceId().equals(ticket.processInstanceId())
                || ticket.state().isOver()) {
            return;
        }
        if (step.isCancelled()) {
            lifecycle.move(key, TicketState.CANCELLED.name(), "Its process was ended by hand.");
            return;
        }
        TO_THE_END.stream()
                .dropWhile(state -> !ticket.state().next().contains(state))
                .forEach(state -> lifecycle.move(key, state.name(), null));
    }

    private String openFor(Step step) {
        var starter = CurrentActor.get().id();
        return desk.open(new OpenTicket(
                        "REQUEST",
                        step.processKey().replace('-', ' '),
                        "Started directly as model " + step.processKey() + ".",
                        starter,
                        null,
                        null,
                        Map.of(),
                        null,
                        null,
                        "LOW",
                        "LOW"))
                .key();
    }
}
