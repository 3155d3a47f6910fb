package io.baton.ticket.scope;

import static io.baton.engine.ProcessVariables.ASSESSED_BY;
import static io.baton.engine.ProcessVariables.FEASIBILITY_REASON;
import static io.baton.engine.ProcessVariables.REVISED_SCOPE;
import static io.baton.engine.ProcessVariables.SCOPE_LIMITS;

import io.baton.engine.KeepsRecords;
import io.baton.ticket.scope.Scopes.Revision;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Keeps the revised scope beside the original one and puts it before the requester. */
@Component
class ProposeScopeDelegate implements JavaDelegate, KeepsRecords {

    private final Scopes scopes;

    ProposeScopeDelegate(Scopes scopes) {
        this.scopes = scopes;
    }

    @Override
    public void execute(DelegateExecution execution) {
        scopes.propose(
                execution.getProcessBusinessKey(),
                new Revision(
                        ASSESSED_BY.get(execution),
                        REVISED_SCOPE.get(execution),
                        SCOPE_LIMITS.find(execution).orElse(""),
                        FEASIBILITY_REASON.get(execution)));
    }
}
