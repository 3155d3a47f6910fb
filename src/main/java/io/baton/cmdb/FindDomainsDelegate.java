package io.baton.cmdb;

import static io.baton.engine.ProcessVariables.DOMAINS;
import static io.baton.engine.ProcessVariables.DOMAIN_COUNT;
import static io.baton.engine.ProcessVariables.LEADING_DOMAIN;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Finds out which domains the ticket's configuration items belong to. */
@Component
class FindDomainsDelegate implements JavaDelegate, Writes {

    private final Domains domains;

    FindDomainsDelegate(Domains domains) {
        this.domains = domains;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var span = domains.of(execution.getProcessBusinessKey());
        DOMAINS.set(execution, span.domains());
        DOMAIN_COUNT.set(execution, span.count());
        LEADING_DOMAIN.set(execution, span.leading());
    }

    @Override
    public List<ProcessVariable<?>> writes() {
        return List.of(DOMAINS, DOMAIN_COUNT);
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(LEADING_DOMAIN);
    }
}
