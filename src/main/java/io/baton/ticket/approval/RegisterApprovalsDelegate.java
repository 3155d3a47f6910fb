package io.baton.ticket.approval;

import static io.baton.engine.ProcessVariables.APPROVAL_PLAN;
import static io.baton.engine.ProcessVariables.COST_CENTS;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Writes down who has to agree, level by level, and what exactly is to be approved. */
@Component
class RegisterApprovalsDelegate implements JavaDelegate, KeepsRecords {

    private final ApprovalCourse course;

    RegisterApprovalsDelegate(ApprovalCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.register(
                execution.getProcessBusinessKey(),
                APPROVAL_PLAN.get(execution).text(),
                COST_CENTS.find(execution).orElse(null));
        execution.removeVariable(APPROVAL_PLAN.name());
    }
}
