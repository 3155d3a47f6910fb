package io.baton.governance.review;

import static io.baton.engine.ProcessVariables.REVIEW_ITEM;

import io.baton.engine.KeepsRecords;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Does what follows from the verdict on an item. */
@Component
class SettleReviewItemDelegate implements JavaDelegate, KeepsRecords {

    private final ReviewCourse course;

    SettleReviewItemDelegate(ReviewCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.settle(REVIEW_ITEM.get(execution));
    }
}
