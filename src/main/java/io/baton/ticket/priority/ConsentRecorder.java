package io.baton.ticket.priority;

import static io.baton.engine.ProcessVariables.PENDING_ACTION;
import static io.baton.engine.ProcessVariables.PENDING_ACTION_ABOUT;
import static io.baton.engine.ProcessVariables.PENDING_ACTION_ALLOWED;

import io.baton.audit.CurrentActor;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Writes down who agreed to a priority set by hand, or that nobody did. */
@Component
@Order(140)
class ConsentRecorder implements StepObserver {

    private final PriorityOverrides overrides;

    ConsentRecorder(PriorityOverrides overrides) {
        this.overrides = overrides;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (PriorityOverrides.ACTION.equals(task.variable(PENDING_ACTION.name()))
                && task.variable(PENDING_ACTION_ABOUT.name()) instanceof String about) {
            overrides.consented(
                    about,
                    Boolean.TRUE.equals(task.variable(PENDING_ACTION_ALLOWED.name())),
                    CurrentActor.get().id());
        }
    }
}
