package io.baton.improvement;

import io.baton.ticket.ImprovementProposals;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes what other modules find to be improved into the register, each finding once. */
@Component
class ProposedImprovements implements ImprovementProposals {

    private final ImprovementDesk desk;
    private final Improvements improvements;

    ProposedImprovements(ImprovementDesk desk, Improvements improvements) {
        this.desk = desk;
        this.improvements = improvements;
    }

    @Override
    @Transactional
    public String propose(Proposal proposal) {
        return improvements
                .from(proposal.source(), proposal.reference())
                .orElseGet(() -> desk.raise(new NewImprovement(
                        proposal.title(),
                        proposal.description(),
                        proposal.source(),
                        proposal.reference(),
                        proposal.processKey(),
                        null,
                        proposal.author())))
                .key();
    }
}
