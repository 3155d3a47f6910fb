package io.baton.governance;

import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.approval.ApprovalChain;
import io.baton.ticket.approval.Approvals;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Has the chain of approvals of sensitive tickets attested. Where no identity system is configured the ticket goes on, and
 * its timeline, its chain and the ledger say that nothing was attested: a missing connection must not stop the work that
 * was approved, and must not go unnoticed either.
 */
@Component
class Attestations {

    private final IdentityGovernance identity;
    private final Approvals approvals;
    private final TicketDesk desk;

    Attestations(IdentityGovernance identity, Approvals approvals, TicketDesk desk) {
        this.identity = identity;
        this.approvals = approvals;
        this.desk = desk;
    }

    /** Doing it again for the same chain changes nothing. */
    void attest(String ticketKey) {
        var chain = approvals.of(ticketKey).orElse(ApprovalChain.NONE);
        if (!chain.attestationRequired() || chain.attestationState() != null) {
            return;
        }
        if (!identity.isConfigured()) {
            approvals.attested(ticketKey, "NOT_CONFIGURED", null);
            return;
        }
        var id = identity.attest(ticketKey + "-approval-" + chain.round(), document(desk.require(ticketKey), chain));
        approvals.attested(ticketKey, "SENT", id);
    }

    private static Map<String, Object> document(Ticket ticket, ApprovalChain chain) {
        var document = new LinkedHashMap<String, Object>();
        document.put("ticket", ticket.key());
        document.put("item", ticket.itemId());
        document.put("beneficiary", ticket.requester());
        document.put("state", chain.state());
        document.put("round", chain.round());
        document.put("contentHash", chain.contentHash());
        document.put("chain", chain.levels());
        return document;
    }
}
