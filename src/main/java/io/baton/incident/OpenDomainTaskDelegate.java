package io.baton.incident;

import static io.baton.engine.ProcessVariables.DOMAIN;
import static io.baton.engine.ProcessVariables.DOMAINS;
import static io.baton.engine.ProcessVariables.DOMAIN_FINDING;
import static io.baton.engine.ProcessVariables.DOMAIN_ITEMS;
import static io.baton.engine.ProcessVariables.DOMAIN_STATUS;
import static io.baton.engine.ProcessVariables.DOMAIN_TEAM;
import static io.baton.engine.ProcessVariables.TASK_TITLE;

import io.baton.engine.KeepsRecords;
import io.baton.engine.ProcessVariable;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Says which domain and team one of the parallel investigations is for; the variables are of its round alone. */
@Component
class OpenDomainTaskDelegate implements JavaDelegate, KeepsRecords {

    private final Course course;

    OpenDomainTaskDelegate(Course course) {
        this.course = course;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var domain = course.domains(DOMAINS.get(execution)).get((Integer) execution.getVariable("loopCounter"));
        DOMAIN.setLocal(execution, domain.name());
        DOMAIN_TEAM.setLocal(execution, domain.team());
        DOMAIN_ITEMS.setLocal(execution, String.join(", ", domain.items()));
        TASK_TITLE.setLocal(execution, domain.name());
        List.of(DOMAIN_STATUS, DOMAIN_FINDING).forEach(answer -> answer.setLocal(execution, null));
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(DOMAIN, DOMAIN_TEAM, DOMAIN_ITEMS, TASK_TITLE);
    }
}
