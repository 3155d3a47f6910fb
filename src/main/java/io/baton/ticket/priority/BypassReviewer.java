package io.baton.ticket.priority;

import static io.baton.engine.ProcessVariables.BYPASS_ID;
import static io.baton.engine.ProcessVariables.BYPASS_REMARK;
import static io.baton.engine.ProcessVariables.BYPASS_VERDICT;

import io.baton.audit.CurrentActor;
import io.baton.engine.KnownStep;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.ticket.Bypasses;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Keeps what the review of a bypass came to; nobody reviews what he did or agreed to. */
@Component
@Order(45)
class BypassReviewer implements StepObserver {

    private static final KnownStep REVIEW =
            new KnownStep("priority-override", "Task_ReviewBypass", "the verdict on a bypass would be kept nowhere");

    private final Bypasses bypasses;

    BypassReviewer(Bypasses bypasses) {
        this.bypasses = bypasses;
    }

    @Bean
    static KnownStep bypassReview() {
        return REVIEW;
    }

    @Override
    public void taskAssigned(WorkItem task) {
        var assignee = task.assignee();
        if (assignee != null && REVIEW.is(task) && task.variable(BYPASS_ID.name()) instanceof String bypass) {
            bypasses.find(bypass).ifPresent(found -> bypasses.requireIndependent(found, assignee));
        }
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (REVIEW.is(task) && task.variable(BYPASS_ID.name()) instanceof String bypass) {
            bypasses.review(
                    bypass,
                    CurrentActor.get().id(),
                    String.valueOf(task.variable(BYPASS_VERDICT.name())),
                    task.variable(BYPASS_REMARK.name()) instanceof String remark ? remark : null);
        }
    }
}
