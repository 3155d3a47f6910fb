package io.baton.engine.failure;

import io.baton.engine.ProcessVariables;
import java.util.Map;
import org.camunda.bpm.engine.impl.bpmn.behavior.TaskActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.camunda.bpm.engine.impl.pvm.delegate.SignallableActivityBehavior;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/**
 * An automatic step as ever, unless a person has done it by hand: then the values the person gave take the place of its
 * work. Everything around the work stays as drawn: listeners, guards, states, mappings, boundary events, loops.
 */
class HandworkBehavior extends TaskActivityBehavior {

    private final ActivityBehavior automatic;
    private final @Nullable String resultVariable;

    /** @param resultVariable where a table leaves its answer, null if the step asks none */
    HandworkBehavior(ActivityBehavior automatic, @Nullable String resultVariable) {
        this.automatic = automatic;
        this.resultVariable = resultVariable;
    }

    @Override
    protected void performExecution(ActivityExecution execution) throws Exception {
        var done = Handwork.takenFrom(execution);
        if (done == null) {
            automatic.execute(execution);
            return;
        }
        write(execution, done.values());
        leave(execution);
    }

    private void write(ActivityExecution execution, Map<String, String> values) {
        values.forEach(
                (name, text) -> ProcessVariables.named(name).ifPresent(variable -> variable.write(execution, text)));
        if (resultVariable != null && !values.containsKey(resultVariable)) {
            // What was answered is written already; who spreads answers finds that there was one.
            execution.setVariable(resultVariable, Variables.untypedValue(Map.of(), true));
        }
    }

    @Override
    public void signal(ActivityExecution execution, String name, Object data) throws Exception {
        if (automatic instanceof SignallableActivityBehavior waiting) {
            waiting.signal(execution, name, data);
        } else {
            super.signal(execution, name, data);
        }
    }
}
