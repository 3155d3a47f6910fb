package io.baton.escalation;

import io.baton.engine.ProcessVariables;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.StateProperties;
import io.baton.ticket.TicketChanged;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Takes ladders away when the step or the ticket that they are about is over. */
@Component
@Order(170)
class SubjectWatch implements StepObserver {

    private static final String NOBODY = "NOBODY_AVAILABLE";
    private static final Set<String> ENDS = Set.of("STATE_CHANGED", "ENDED");

    private final Ladders ladders;

    SubjectWatch(Ladders ladders) {
        this.ladders = ladders;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        over(task);
    }

    @Override
    public void taskDropped(WorkItem task) {
        over(task);
    }

    /** Somebody is available after all. */
    @Override
    public void taskAssigned(WorkItem task) {
        if (task.assignee() != null) {
            end(task, NOBODY::equals);
        }
    }

    private void over(WorkItem task) {
        end(task, trigger -> true);
    }

    private void end(WorkItem task, Predicate<String> which) {
        var triggers = task.properties().get(StateProperties.ENDS_ESCALATION);
        var ticket = task.businessKey();
        if (triggers == null || ticket == null) {
            return;
        }
        Stream.of(triggers.split(","))
                .filter(which)
                .forEach(trigger -> ladders.subjectEnded(ticket, trigger, subjectOf(task, ticket)));
    }

    private static String subjectOf(WorkItem task, String ticket) {
        if (task.variable(ProcessVariables.APPROVAL_VOTE.name()) instanceof String vote) {
            return vote;
        }
        return task.variable(ProcessVariables.TASK_KEY.name()) instanceof String key ? key : ticket;
    }

    @EventListener
    void ticketChanged(TicketChanged news) {
        if (ENDS.contains(news.change())
                && (news.ticket().state().isOver() || news.change().equals("ENDED"))) {
            ladders.ticketEnded(news.ticket().key());
        }
    }
}
