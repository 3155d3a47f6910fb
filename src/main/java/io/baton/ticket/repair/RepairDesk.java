package io.baton.ticket.repair;

import io.baton.engine.Processes;
import io.baton.engine.StuckSteps;
import io.baton.platform.Refusal;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketActions;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Does what was decided about a failed step. What has gone on by itself in the meantime is left alone. */
@Component
class RepairDesk {

    static final String PROCESS = "integration-repair";

    private final Repairs repairs;
    private final StuckSteps steps;
    private final Processes processes;
    private final TicketActions actions;
    private final TicketDesk desk;

    RepairDesk(Repairs repairs, StuckSteps steps, Processes processes, TicketActions actions, TicketDesk desk) {
        this.repairs = repairs;
        this.steps = steps;
        this.processes = processes;
        this.actions = actions;
        this.desk = desk;
    }

    void retry(String id) {
        steps.retry(repairs.require(id).jobId());
    }

    /** @param sheet as the person wrote it */
    void takeOver(String id, String sheet) {
        var job = repairs.require(id).jobId();
        steps.writes(job)
                .ifPresent(written -> steps.takeOver(
                        job, Map.copyOf(HandworkSheet.read(sheet, written).values())));
    }

    /** Refuses to give up where {@link #abort} would be refused, while somebody is there to be told. */
    void requireAbortable(Repair repair) {
        var ticket = desk.require(repair.ticketKey());
        if (takesItsOwnWay(repair, ticket)) {
            actions.requireEndable(ticket);
        } else if (ticket.state() == TicketState.CANCELLED && isOfTicket(repair, ticket)) {
            throw Refusal.conflict(
                    "rollback-unfinished",
                    "Ticket " + ticket.key() + " is cancelled already, and this step belongs to what is taken back for"
                            + " it. Giving up would leave the rest as it is. Have it tried again, or do it by hand.");
        }
    }

    /** Ends the work that waits for the step: the way its model draws, or, if it draws none, by ending the instance. */
    void abort(String id, String reason) {
        var repair = repairs.require(id);
        if (!steps.isStuck(repair.jobId())) {
            return;
        }
        var ticket = desk.require(repair.ticketKey());
        if (takesItsOwnWay(repair, ticket)) {
            actions.cancelNow(ticket, reason);
        } else {
            steps.end(repair.rootInstanceId(), reason);
        }
    }

    private boolean takesItsOwnWay(Repair repair, Ticket ticket) {
        return isOfTicket(repair, ticket)
                && !ticket.state().isOver()
                && processes.expects("CancelRequested", ticket.key());
    }

    private static boolean isOfTicket(Repair repair, Ticket ticket) {
        return repair.rootInstanceId().equals(ticket.processInstanceId());
    }
}
