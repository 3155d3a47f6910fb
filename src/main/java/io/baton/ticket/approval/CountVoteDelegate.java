package io.baton.ticket.approval;

import static io.baton.engine.ProcessVariables.APPROVAL_OUTCOME;
import static io.baton.engine.ProcessVariables.DECLINE_REASON;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Counts a vote and tells whether the level is decided. A step of its own, so that voters never meet in the engine. */
@Component
class CountVoteDelegate implements JavaDelegate, KeepsRecords {

    private final ApprovalCourse course;

    CountVoteDelegate(ApprovalCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var outcome = course.count(execution.getProcessBusinessKey());
        APPROVAL_OUTCOME.set(execution, outcome.name());
        if (outcome == ApprovalState.DECLINED) {
            DECLINE_REASON.set(execution, course.whyDeclined(execution.getProcessBusinessKey()));
        }
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(APPROVAL_OUTCOME);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(DECLINE_REASON);
    }
}
