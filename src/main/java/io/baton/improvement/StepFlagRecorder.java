package io.baton.improvement;

import static io.baton.engine.ProcessVariables.STEP_FLAG;

import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Counts the tick "This step was unnecessary or unclear" of any task of any model. */
@Component
@Order(160)
class StepFlagRecorder implements StepObserver {

    private final StepFlags flags;

    StepFlagRecorder(StepFlags flags) {
        this.flags = flags;
    }

    @Override
    public void taskCompleting(WorkItem task) {
        if (Boolean.TRUE.equals(task.submitted().get(STEP_FLAG.name()))) {
            flags.count(task.processKey(), task.nodeId(), task.nodeName());
        }
    }
}
