package io.baton.ticket.approval;

import static io.baton.engine.ProcessVariables.APPROVAL_NEXT;
import static io.baton.engine.ProcessVariables.APPROVAL_OUTCOME;
import static io.baton.engine.ProcessVariables.APPROVED_BY;
import static io.baton.engine.ProcessVariables.APPROVER_COUNT;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds the people of the next level and opens their votes. */
@Component
class OpenApprovalLevelDelegate implements JavaDelegate, KeepsRecords {

    private final ApprovalCourse course;

    OpenApprovalLevelDelegate(ApprovalCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var next = course.openNext(execution.getProcessBusinessKey());
        var done = next.step().equals("DONE");
        APPROVAL_NEXT.set(execution, next.step());
        APPROVER_COUNT.set(execution, next.approvers());
        APPROVAL_OUTCOME.set(execution, done ? "APPROVED" : "OPEN");
        if (done) {
            APPROVED_BY.set(execution, course.lastToAgree(execution.getProcessBusinessKey()));
        }
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(APPROVAL_NEXT, APPROVER_COUNT, APPROVAL_OUTCOME);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(APPROVED_BY);
    }
}
