package io.baton.change;

import io.baton.deployment.Changes;
import io.baton.engine.Errand;
import io.baton.engine.Errands;
import io.baton.engine.StepObserver;
import io.baton.engine.WorkItem;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Tells the model a result that came before it waited for one, as after broken glass. */
@Component
class EarlyResult implements StepObserver, Errand {

    private static final String NAME = "change-early-result";

    private final ChangeBook book;
    private final Changes changes;
    private final Errands errands;

    EarlyResult(ChangeBook book, @Lazy Changes changes, @Lazy Errands errands) {
        this.book = book;
        this.changes = changes;
        this.errands = errands;
    }

    @Override
    public void taskCreated(WorkItem task) {
        var key = task.businessKey();
        if (key != null && task.nodeId().equals("Task_ImplementChange") && isWaiting(key)) {
            errands.later(NAME, key, task.processInstanceId());
        }
    }

    private boolean isWaiting(String key) {
        return book.find(key)
                .filter(change -> change.outcome() != null && !change.state().isOver())
                .isPresent();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(String key) {
        book.find(key).filter(change -> !change.state().isOver()).ifPresent(change -> {
            if (change.outcome() != null) {
                changes.ended(key, "", change.outcome(), change.outcomeNote());
            }
        });
    }
}
