package io.baton.portal;

import io.baton.ticket.approval.ApprovalChain;
import io.baton.ticket.approval.ApprovalChain.Said;
import io.baton.ticket.approval.ApprovalState;
import io.baton.ticket.approval.Approvals;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The chain of approvals of a ticket, in the words of its page. */
@Component
class TicketApprovals {

    /** @param attestation what the identity system knows the chain by, or that it knows nothing */
    record ChainView(List<StepView> steps, @Nullable String attestation) {}

    /** One group that is or was asked. */
    record StepView(String title, String standing, List<SaidView> said) {}

    /** What one approver said. */
    record SaidView(
            String who,
            String verdict,
            @Nullable Moment at,
            @Nullable String reason) {}

    private final Approvals approvals;
    private final PageWords words;

    TicketApprovals(Approvals approvals, PageWords words) {
        this.approvals = approvals;
        this.words = words;
    }

    /** Nothing where nobody was ever asked. */
    @Nullable
    ChainView of(String ticketKey) {
        return approvals
                .of(ticketKey)
                .filter(chain -> !chain.levels().isEmpty())
                .map(chain -> new ChainView(
                        chain.levels().stream().map(step -> view(step, chain)).toList(), attestation(chain)))
                .orElse(null);
    }

    private StepView view(ApprovalChain.Step step, ApprovalChain chain) {
        var earlier = step.round() < chain.round() ? ", before the change" : "";
        return new StepView(
                "Level " + step.level() + ": " + step.group() + earlier,
                step.remaining().isEmpty() ? spoken(step.state()) : step.remaining(),
                step.votes().stream().map(this::view).toList());
    }

    private SaidView view(Said said) {
        var by = said.decidedBy();
        var who = by == null || !said.byDeputy()
                ? words.person(said.approver())
                : words.person(by) + " for " + words.person(said.approver());
        return new SaidView(
                who,
                said.decision() == ApprovalState.OPEN
                        ? "is asked"
                        : spoken(said.decision()).toLowerCase(Locale.ROOT),
                said.decidedAt() == null ? null : words.moment(said.decidedAt()),
                said.reason());
    }

    private static String spoken(ApprovalState state) {
        return switch (state) {
            case WAITING -> "Not asked yet";
            case OPEN -> "Asked";
            case APPROVED -> "Approved";
            case DECLINED -> "Declined";
            case WITHDRAWN -> "Not needed any more";
            case VOID -> "Void";
        };
    }

    private static @Nullable String attestation(ApprovalChain chain) {
        if (chain.attestationState() == null) {
            return chain.attestationRequired() ? "Will be attested by the identity system." : null;
        }
        return chain.attestationId() == null
                ? "Not attested: no identity system is configured."
                : "Attested by the identity system as " + chain.attestationId() + ".";
    }
}
