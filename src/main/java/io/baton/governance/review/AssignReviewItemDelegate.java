package io.baton.governance.review;

import static io.baton.engine.ProcessVariables.PENDING_ACTION_NOTE;
import static io.baton.engine.ProcessVariables.REVIEWERS;
import static io.baton.engine.ProcessVariables.REVIEW_CHOICES;
import static io.baton.engine.ProcessVariables.REVIEW_CRITERIA;
import static io.baton.engine.ProcessVariables.REVIEW_DUE;
import static io.baton.engine.ProcessVariables.REVIEW_EVIDENCE;
import static io.baton.engine.ProcessVariables.REVIEW_ITEM;
import static io.baton.engine.ProcessVariables.REVIEW_REASON;
import static io.baton.engine.ProcessVariables.REVIEW_TEAM;
import static io.baton.engine.ProcessVariables.REVIEW_TEAMS;
import static io.baton.engine.ProcessVariables.REVIEW_VERDICT;
import static io.baton.engine.ProcessVariables.TASK_TITLE;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds who judges one item, and lays out for them what they need; the variables are of this item's round alone. */
@Component
class AssignReviewItemDelegate implements JavaDelegate, KeepsRecords {

    private final ReviewSheets sheets;

    AssignReviewItemDelegate(ReviewSheets sheets) {
        this.sheets = sheets;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var place = (Integer) execution.getVariable("loopCounter");
        var sheet = sheets.of(execution.getProcessBusinessKey(), place);
        REVIEW_ITEM.setLocal(execution, sheet.itemId());
        TASK_TITLE.setLocal(execution, sheet.title());
        REVIEW_EVIDENCE.setLocal(execution, sheet.evidence());
        REVIEW_CRITERIA.setLocal(execution, sheet.criteria());
        REVIEW_CHOICES.setLocal(execution, sheet.choices());
        REVIEW_TEAMS.setLocal(execution, sheet.teams());
        REVIEWERS.setLocal(execution, sheet.reviewers());
        REVIEW_DUE.setLocal(execution, sheet.due());
        PENDING_ACTION_NOTE.setLocal(execution, sheet.whenOverdue());
        List.of(REVIEW_VERDICT, REVIEW_TEAM, REVIEW_REASON).forEach(answer -> answer.setLocal(execution, null));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(
                REVIEW_ITEM, TASK_TITLE, REVIEW_EVIDENCE, REVIEW_CRITERIA, REVIEW_CHOICES, REVIEWERS, REVIEW_DUE);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(REVIEW_TEAMS, PENDING_ACTION_NOTE, REVIEW_VERDICT, REVIEW_TEAM, REVIEW_REASON);
    }
}
