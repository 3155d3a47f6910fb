package io.baton.incident;

import static io.baton.engine.ProcessVariables.COURSE_DECIDER;
import static io.baton.engine.ProcessVariables.COURSE_FINDINGS;
import static io.baton.engine.ProcessVariables.COURSE_TEAMS;
import static io.baton.engine.ProcessVariables.DECISION_OWNER;
import static io.baton.engine.ProcessVariables.DOMAINS;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Names the one person of the deciding group who decides on the course. */
@Component
class NameDecisionOwnerDelegate implements JavaDelegate, Writes {

    private final Course course;

    NameDecisionOwnerDelegate(Course course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var setting =
                course.open(execution.getProcessBusinessKey(), DECISION_OWNER.get(execution), DOMAINS.get(execution));
        COURSE_DECIDER.set(execution, setting.decider());
        COURSE_TEAMS.set(execution, setting.teams());
        COURSE_FINDINGS.set(execution, setting.findings());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(COURSE_DECIDER, COURSE_TEAMS, COURSE_FINDINGS);
    }
}
