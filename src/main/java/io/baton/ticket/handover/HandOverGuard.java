package io.baton.ticket.handover;

import io.baton.engine.KnownStep;
import io.baton.engine.ProcessVariables;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Nobody accepts for the other team what he or she offers to it. */
@Component
@Order(35)
class HandOverGuard implements StepObserver {

    private static final KnownStep ANSWER = new KnownStep(
            "team-hand-over", "Task_AcceptHandOver", "whoever offers work could accept it for the other team");

    private final SignedIn signedIn;

    HandOverGuard(SignedIn signedIn) {
        this.signedIn = signedIn;
    }

    @Bean
    static KnownStep handOverAnswer() {
        return ANSWER;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        var giver = task.variable(ProcessVariables.HAND_OVER_BY.name());
        if (ANSWER.is(task)
                && signedIn.person().filter(person -> person.id().equals(giver)).isPresent()) {
            throw Refusal.forbidden(
                    "own-hand-over", "You offered this work yourself; somebody of the other team answers.");
        }
    }
}
