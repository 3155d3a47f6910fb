package io.baton.ticket.work;

import io.baton.audit.CurrentActor;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.Lifecycle;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.TicketState;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Gives every instance its ticket: one that was started without, from Tasklist or over REST, gets one of its own. So
 * a model drawn tomorrow has a timeline, rights, notifications and an audit trail like any other.
 */
@Component
@Order(1)
class TicketOfInstance implements StepObserver {

    /** Property of a process that says which kind of ticket an instance gets that is started without one. */
    private static final String RECORD_TYPE = "recordType";

    private final TicketDesk desk;
    private final Lifecycle lifecycle;

    TicketOfInstance(TicketDesk desk, Lifecycle lifecycle) {
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

    /** A model that does not draw the states itself has its ticket closed when it is over. */
    @Override
    public void instanceEnded(Step step) {
        var key = step.businessKey();
        if (key == null || !step.isRootInstance() || !desk.exists(key)) {
            return;
        }
        var ticket = desk.require(key);
        // Others, such as an escalation, may work for the ticket too; their end is not the ticket's.
        if (!step.processInstanceId().equals(ticket.processInstanceId())) {
            return;
        }
        desk.publish(ticket, "ENDED", Map.of("process", step.processKey()));
        if (ticket.state().isOver()) {
            return;
        }
        if (step.isCancelled()) {
            lifecycle.move(key, TicketState.CANCELLED.name(), "Its process was ended by hand.");
        } else {
            lifecycle.finish(key);
        }
    }

    private String openFor(Step step) {
        var starter = CurrentActor.get().id();
        return desk.open(new OpenTicket(
                        step.properties().getOrDefault(RECORD_TYPE, "REQUEST"),
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
