package io.baton.governance.review;

import static io.baton.engine.ProcessVariables.REVIEW_SUMMARY;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says what the verdicts of a review come to. */
@Component
class SumUpReviewDelegate implements JavaDelegate, Writes {

    private final ReviewCourse course;

    SumUpReviewDelegate(ReviewCourse course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        REVIEW_SUMMARY.set(execution, course.summary(execution.getProcessBusinessKey()));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(REVIEW_SUMMARY);
    }
}
