package io.baton.incident;

import static io.baton.engine.ProcessVariables.ASSIGNED_GROUP;
import static io.baton.engine.ProcessVariables.COURSE_DECIDER;
import static io.baton.engine.ProcessVariables.COURSE_DECISION;
import static io.baton.engine.ProcessVariables.COURSE_FINDINGS;
import static io.baton.engine.ProcessVariables.COURSE_TEAM;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps what was decided, and gives the incident to the team that leads the repair. */
@Component
class RecordCourseDelegate implements JavaDelegate, KeepsRecords {

    private final Course course;

    RecordCourseDelegate(Course course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        course.decided(
                execution.getProcessBusinessKey(),
                COURSE_TEAM.get(execution),
                COURSE_DECISION.get(execution),
                COURSE_DECIDER.get(execution),
                COURSE_FINDINGS.get(execution));
        ASSIGNED_GROUP.set(execution, COURSE_TEAM.get(execution));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(ASSIGNED_GROUP);
    }
}
