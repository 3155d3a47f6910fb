package io.baton.change;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Outcome;
import io.baton.deployment.PermitState;
import io.baton.deployment.Trust;
import io.baton.ticket.TicketChanged;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import io.baton.ticket.TicketState;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The steps of change-approval.bpmn and of the models it calls. */
@Component
class ChangeCourse {

    private final ChangeBook book;
    private final Permits permits;
    private final TemplateDesk templates;
    private final TicketDesk tickets;
    private final SuccessScores scores;
    private final ObjectProvider<Trust> trust;
    private final RiskWords risk;
    private final AuditLedger ledger;

    ChangeCourse(
            ChangeBook book,
            Permits permits,
            TemplateDesk templates,
            TicketDesk tickets,
            SuccessScores scores,
            ObjectProvider<Trust> trust,
            RiskWords risk,
            AuditLedger ledger) {
        this.book = book;
        this.permits = permits;
        this.templates = templates;
        this.tickets = tickets;
        this.scores = scores;
        this.trust = trust;
        this.risk = risk;
        this.ledger = ledger;
    }

    /**
     * It is known how risky the change is; whoever has to agree is asked next, once everything is there.
     *
     * @return how risky, and why
     */
    @Transactional
    String assessed(String key, int points, String riskClass, boolean isPrepared) {
        tickets.lock(key);
        book.assess(key, points, riskClass);
        tickets.record(key, Map.of(TicketField.RISK_CLASS, riskClass));
        tickets.note(
                key,
                "CHANGE",
                "Risk " + riskClass + ": " + points + " points by change-risk.dmn",
                false,
                Map.of("points", points, "riskClass", riskClass));
        var change = find(key);
        if (change.isAhead()) {
            return risk.of(key, points, riskClass);
        }
        permits.turn(
                change,
                isPrepared ? PermitState.IN_APPROVAL : PermitState.DRAFT,
                isPrepared
                        ? "Those who have to agree are asked."
                        : "Plan, rollback plan and a tested way back have to be there first.");
        return risk.of(key, points, riskClass);
    }

    @Transactional
    void approved(String key) {
        tickets.lock(key);
        var change = find(key);
        if (!change.isAhead()) {
            permits.turn(change, PermitState.APPROVED, "Everybody agreed who has to.");
        }
    }

    @Transactional
    void rejected(String key, String reason) {
        tickets.lock(key);
        permits.turn(find(key), PermitState.REJECTED, reason);
    }

    /** Closes the gate in the transaction that gives the change up: nobody may find it open after the answer. */
    @EventListener
    void ticketChanged(TicketChanged news) {
        if (news.ticket().state() == TicketState.CANCELLED) {
            book.find(news.ticket().key())
                    .filter(change -> !change.state().isOver())
                    .ifPresent(change -> permits.turn(change, PermitState.CANCELLED, reason(news)));
        }
    }

    private static String reason(TicketChanged news) {
        return String.valueOf(news.facts().getOrDefault("reason", "It was given up."));
    }

    /** How it ended, by a person or a pipeline; the gate closes behind it. */
    @Transactional
    void implemented(String key, Outcome outcome, @Nullable String note) {
        tickets.lock(key);
        book.ended(key, outcome, note);
        ledger.append(AuditEvent.of("CHANGE_IMPLEMENTED", "change", key)
                .forTicket(key, null)
                .because(note)
                .with("outcome", outcome.name()));
        var change = find(key);
        if (change.template() != null && (outcome == Outcome.FAILED || outcome == Outcome.ROLLED_BACK)) {
            templates.failed(change.template(), key);
        }
        scores.attribute(change);
        if (outcome == Outcome.FAILED || outcome == Outcome.ROLLED_BACK) {
            var what = change.what();
            trust.ifAvailable(known -> known.ended(what.service(), what.environment(), key, outcome));
        }
        permits.turn(change, PermitState.IMPLEMENTED, words(outcome) + (note == null ? "" : " " + note));
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case SUCCEEDED -> "It did what it should.";
            case FAILED -> "It failed.";
            case ROLLED_BACK -> "It was taken back.";
            case CANCELLED -> "It was not begun.";
        };
    }

    @Transactional
    void reviewed(String key, boolean objectiveMet, @Nullable String before, @Nullable String after, String finding) {
        var figures = before == null || after == null ? "" : " Before: " + before + ", after: " + after + ".";
        var text = (objectiveMet ? "Objective met." : "Objective not met.") + figures + " " + finding;
        tickets.note(key, "CHANGE", "Looked back: " + text, false, Map.of("objectiveMet", objectiveMet));
        ledger.append(AuditEvent.of("CHANGE_REVIEWED", "change", key)
                .forTicket(key, null)
                .because(finding)
                .with("objectiveMet", objectiveMet)
                .with("before", before)
                .with("after", after));
    }

    private Change find(String key) {
        return book.find(key).orElseThrow();
    }
}
