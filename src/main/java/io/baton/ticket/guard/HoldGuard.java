package io.baton.ticket.guard;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.platform.Refusal;
import io.baton.ticket.StateProperties;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody completes work on a ticket that rests. */
@Component
@Order(10)
class HoldGuard implements StepObserver {

    private final TicketDesk desk;

    HoldGuard(TicketDesk desk) {
        this.desk = desk;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var key = task.businessKey();
        if (key != null
                && !isAllowed(task)
                && desk.exists(key)
                && desk.require(key).state() == TicketState.ON_HOLD) {
            throw Refusal.conflict(
                    "ticket-on-hold", "Ticket " + key + " is on hold. Resume it before completing its tasks.");
        }
    }

    /** Answers to a call for attention are no work on the ticket. */
    private static boolean isAllowed(WorkItem task) {
        return Boolean.parseBoolean(task.properties().get(StateProperties.EVEN_ON_HOLD));
    }
}
