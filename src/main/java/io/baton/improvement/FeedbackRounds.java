package io.baton.improvement;

import static io.baton.engine.ProcessVariables.FEEDBACK_ABOUT;
import static io.baton.engine.ProcessVariables.FEEDBACK_DUE;
import static io.baton.engine.ProcessVariables.FEEDBACK_TEXT;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessRegistry;
import io.baton.engine.Processes;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes anonymous entries in: puts them on the ledger and asks the process owners for an answer. In rounds, as the
 * product and in no order, so that neither the ledger nor the engine tells when, or beside what, an entry was written. Once
 * a day, so that they tell no more than the day, which the entry says itself.
 */
@Component
class FeedbackRounds {

    private static final Logger LOG = LoggerFactory.getLogger(FeedbackRounds.class);
    private static final String PROCESS = "feedback-answer";
    private static final int LONGEST_TITLE = 200;

    private final FeedbackEntries entries;
    private final FeedbackPermits permits;
    private final FeedbackPolicy policy;
    private final ProcessRegistry registry;
    private final TicketDesk tickets;
    private final Processes processes;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    FeedbackRounds(
            FeedbackEntries entries,
            FeedbackPermits permits,
            FeedbackPolicy policy,
            ProcessRegistry registry,
            TicketDesk tickets,
            Processes processes,
            AuditLedger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.entries = entries;
        this.permits = permits;
        this.policy = policy;
        this.registry = registry;
        this.tickets = tickets;
        this.processes = processes;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(cron = "${baton.improvement.feedback-round:0 0 0 * * *}", zone = "UTC")
    void goRound() {
        permits.forgetOld();
        for (var entry : entries.untaken()) {
            try {
                transaction.executeWithoutResult(tx -> takeIn(entry));
            } catch (RuntimeException e) {
                LOG.error("Feedback {} could not be taken in; it is tried again.", entry.id(), e);
            }
        }
    }

    private void takeIn(Feedback entry) {
        var about = about(entry);
        var title = "Feedback on " + about;
        var ticket = tickets.open(new OpenTicket(
                "FEEDBACK",
                title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE),
                entry.remark(),
                "baton",
                null,
                null,
                Map.of(),
                null,
                null,
                "LOW",
                "LOW"));
        if (!entries.take(entry.id(), ticket.key())) {
            throw new IllegalStateException("Another server takes feedback " + entry.id() + " in.");
        }
        ledger.append(AuditEvent.of("FEEDBACK_TAKEN_IN", "feedback", entry.id())
                .forTicket(ticket.key(), null)
                .with("process", entry.processKey())
                .with("activity", entry.activityId()));
        var due = clock.instant().plus(policy.answerWithin(entry.processKey()));
        processes.start(
                PROCESS,
                ticket.key(),
                Map.of(
                        FEEDBACK_ABOUT.name(), about,
                        FEEDBACK_TEXT.name(), entry.remark(),
                        FEEDBACK_DUE.name(), Date.from(due)));
    }

    private String about(Feedback entry) {
        return registry.find(entry.processKey())
                .map(model -> model.activities().stream()
                        .filter(activity -> activity.id().equals(entry.activityId()))
                        .map(activity -> model.name() + ", step " + activity.name())
                        .findFirst()
                        .orElse(model.name()))
                .orElse(entry.processKey());
    }
}
