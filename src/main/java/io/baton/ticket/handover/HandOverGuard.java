package io.baton.ticket.handover;

import io.baton.engine.ProcessVariables;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody accepts for the other team what he or she offers to it. */
@Component
@Order(35)
class HandOverGuard implements StepObserver {

    private static final String ANSWER = "Task_AcceptHandOver";

    private final SignedIn signedIn;

    HandOverGuard(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var giver = task.variable(ProcessVariables.HAND_OVER_BY.name());
        if (task.nodeId().equals(ANSWER)
                && signedIn.person().filter(person -> person.id().equals(giver)).isPresent()) {
            throw Refusal.forbidden(
                    "own-hand-over", "You offered this work yourself; somebody of the other team answers.");
        }
    }
}
