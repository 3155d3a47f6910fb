package io.baton.assignment;

import static io.baton.engine.ProcessVariables.ASSIGNED_GROUP;
import static io.baton.engine.ProcessVariables.TASK_ASSIGNEE;
import static io.baton.engine.ProcessVariables.TASK_BACKUP;
import static io.baton.engine.ProcessVariables.TASK_GROUP;
import static io.baton.engine.ProcessVariables.TASK_KEY;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Chooses who takes the task that comes next, in the same transaction, so that the choice already counts for the next. */
@Component
class AssignTaskDelegate implements JavaDelegate, Writes {

    private final NextTask next;

    AssignTaskDelegate(NextTask next) {
        this.next = next;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var group = TASK_GROUP.find(execution).or(() -> ASSIGNED_GROUP.find(execution));
        var choice = next.choose(
                execution.getProcessBusinessKey(), TASK_KEY.find(execution).orElse(null), group.orElseThrow());
        TASK_ASSIGNEE.set(execution, choice.assignee());
        TASK_BACKUP.set(execution, choice.backup());
        TASK_GROUP.set(execution, choice.group());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(TASK_GROUP, TASK_ASSIGNEE);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(TASK_BACKUP);
    }
}
