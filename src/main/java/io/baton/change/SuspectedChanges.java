package io.baton.change;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.RecentChanges;
import io.baton.ticket.TicketDesk;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The changes that may be why something does not work, and the doubt that falls on them. */
@Component
class SuspectedChanges implements RecentChanges {

    private static final String PROCESS = "backout-decision";

    private final ChangeBook book;
    private final ChangeFacts facts;
    private final SuccessScores scores;
    private final ObjectProvider<AffectedItems> items;
    private final Processes processes;
    private final TicketDesk tickets;
    private final AuditLedger ledger;

    SuspectedChanges(
            ChangeBook book,
            ChangeFacts facts,
            SuccessScores scores,
            ObjectProvider<AffectedItems> items,
            Processes processes,
            TicketDesk tickets,
            AuditLedger ledger) {
        this.book = book;
        this.facts = facts;
        this.scores = scores;
        this.items = items;
        this.processes = processes;
        this.tickets = tickets;
        this.ledger = ledger;
    }

    @Override
    public List<String> on(String ciId, Instant since) {
        var recent = book.implementedSince(since);
        return items.stream()
                .map(register -> register.about(ciId, recent))
                .flatMap(about -> recent.stream().filter(about::contains))
                .toList();
    }

    @Override
    @Transactional
    public void suspected(String changeKey, String incidentKey) {
        tickets.lock(changeKey);
        var incident = tickets.require(incidentKey);
        var words = incidentKey + ": " + incident.title();
        tickets.note(
                changeKey, "CHANGE", "Suspected to be the cause of " + words, false, Map.of("incident", incidentKey));
        scores.blame(changeKey, incidentKey);
        ledger.append(AuditEvent.of("CHANGE_SUSPECTED", "change", changeKey)
                .forTicket(changeKey, null)
                .with("incident", incidentKey));
        if (!processes.runsFor(PROCESS, changeKey, ProcessVariables.RECORD_TYPE, ChangeDesk.KIND)) {
            var known = facts.of(changeKey);
            processes.start(
                    PROCESS,
                    changeKey,
                    Map.of(
                            ProcessVariables.RECORD_TYPE.name(),
                            ChangeDesk.KIND,
                            ProcessVariables.CHANGE_SUMMARY.name(),
                            known.summary(),
                            ProcessVariables.CHANGE_HISTORY.name(),
                            known.history(),
                            ProcessVariables.CHANGE_EVIDENCE.name(),
                            known.evidence(),
                            ProcessVariables.OUTCOME_NOTE.name(),
                            words));
        }
    }
}
