package io.baton.governance;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** Posts the chain of approvals of a sensitive ticket to the identity system. */
@Component
class AttestApprovalsDelegate implements JavaDelegate {

    private final Attestations attestations;

    AttestApprovalsDelegate(Attestations attestations) {
        this.attestations = attestations;
    }

    @Override
    public void execute(DelegateExecution execution) {
        attestations.attest(execution.getProcessBusinessKey());
    }
}
