package io.baton.governance.review;

import static io.baton.engine.ProcessVariables.REVIEW_ITEM_COUNT;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Takes the items of a review from live data and writes them down. */
@Component
class GatherReviewItemsDelegate implements JavaDelegate, KeepsRecords {

    private final ReviewCourse course;

    GatherReviewItemsDelegate(ReviewCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        REVIEW_ITEM_COUNT.set(execution, course.gather(execution.getProcessBusinessKey()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(REVIEW_ITEM_COUNT);
    }
}
