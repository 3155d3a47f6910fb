package io.baton.incident;

import static io.baton.engine.ProcessVariables.COURSE_FINDINGS;
import static io.baton.engine.ProcessVariables.DOMAIN;
import static io.baton.engine.ProcessVariables.DOMAIN_FINDING;
import static io.baton.engine.ProcessVariables.DOMAIN_STATUS;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Puts what a domain found before whoever decides on the course. */
@Component
class RecordFindingDelegate implements JavaDelegate, KeepsRecords {

    private final Course course;

    RecordFindingDelegate(Course course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var findings = course.found(
                COURSE_FINDINGS.find(execution).orElse(null),
                new Course.Finding(
                        execution.getProcessBusinessKey(),
                        DOMAIN.get(execution),
                        DOMAIN_STATUS.get(execution),
                        DOMAIN_FINDING.get(execution)));
        COURSE_FINDINGS.set(execution, findings);
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(COURSE_FINDINGS);
    }
}
