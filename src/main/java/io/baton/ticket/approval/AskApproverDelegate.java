package io.baton.ticket.approval;

import static io.baton.engine.ProcessVariables.ACCEPT_WITHIN;
import static io.baton.engine.ProcessVariables.APPROVAL_DUE;
import static io.baton.engine.ProcessVariables.APPROVAL_QUESTION;
import static io.baton.engine.ProcessVariables.APPROVAL_REASON;
import static io.baton.engine.ProcessVariables.APPROVAL_VOTE;
import static io.baton.engine.ProcessVariables.APPROVED;
import static io.baton.engine.ProcessVariables.APPROVER;
import static io.baton.engine.ProcessVariables.LIMIT_CALENDAR;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Hands one approver what he is asked. The answer's variables are made here as well, for his task alone: approvers who
 * wrote one and the same variable would stand in each other's way.
 */
@Component
class AskApproverDelegate implements JavaDelegate, KeepsRecords {

    private final ApprovalCourse course;

    AskApproverDelegate(ApprovalCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var place = (Integer) execution.getVariable("loopCounter");
        var question = course.question(execution.getProcessBusinessKey(), place);
        var due = question.vote().dueAt();
        APPROVAL_VOTE.setLocal(execution, question.vote().id());
        APPROVER.setLocal(execution, question.vote().asked());
        APPROVAL_QUESTION.setLocal(execution, question.text());
        APPROVAL_DUE.setLocal(execution, due == null ? null : Date.from(due));
        ACCEPT_WITHIN.setLocal(execution, question.answerWithin().within());
        LIMIT_CALENDAR.setLocal(execution, question.answerWithin().calendar());
        APPROVED.setLocal(execution, null);
        APPROVAL_REASON.setLocal(execution, null);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(APPROVAL_VOTE, APPROVER, APPROVAL_QUESTION, ACCEPT_WITHIN, LIMIT_CALENDAR);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(APPROVAL_DUE, APPROVED, APPROVAL_REASON);
    }
}
