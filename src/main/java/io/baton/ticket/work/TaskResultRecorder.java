package io.baton.ticket.work;

import static io.baton.engine.ProcessVariables.ASSET_TAG;
import static io.baton.engine.ProcessVariables.JUSTIFICATION;
import static io.baton.engine.ProcessVariables.RESOLUTION_CODE;
import static io.baton.engine.ProcessVariables.RESOLUTION_NOTE;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.ticket.work.FulfilmentTasks.TaskResult;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes what people say a piece of work came to from its run to the plan, where it outlives the run: the outcome of
 * the ticket is made of it, and whatever has to be taken back is found by it. Comes before {@link StepStates}, so that
 * a task that ends has its result already.
 */
@Component
@Order(45)
class TaskResultRecorder implements StepObserver {

    private final FulfilmentTasks tasks;

    TaskResultRecorder(FulfilmentTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public void stepLeft(Step step) {
        if ("userTask".equals(step.nodeType())
                && step.variable(TASK_KEY.name()) instanceof String taskKey
                && step.variable(RESOLUTION_CODE.name()) instanceof String code) {
            tasks.result(
                    taskKey,
                    new TaskResult(
                            code, text(step, RESOLUTION_NOTE), text(step, JUSTIFICATION), text(step, ASSET_TAG)));
        }
    }

    private static @Nullable String text(Step step, ProcessVariable<String> variable) {
        return step.variable(variable.name()) instanceof String text && !text.isBlank() ? text : null;
    }
}
