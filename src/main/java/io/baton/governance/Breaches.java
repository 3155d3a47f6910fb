package io.baton.governance;

import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.engine.SystemContext;
import io.baton.governance.BreachPolicy.Answer;
import io.baton.governance.BreachPolicy.Pursuit;
import io.baton.platform.Ids;
import io.baton.platform.report.Deviations;
import io.baton.platform.report.ReportQuery;
import io.baton.ticket.Escalations;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.PolicyBreaches;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts, records and pursues broken rules, as far as {@link BreachPolicy} says. */
@Component
class Breaches implements PolicyBreaches, Deviations {

    private static final int LONGEST = 2000;

    /** Nobody asks for a record of a breach. */
    private static final String PRODUCT = "baton";

    private final BreachPolicy policy;
    private final BreachBook book;
    private final GuardCounts counts;
    private final Escalations escalations;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Clock clock;

    Breaches(
            BreachPolicy policy,
            BreachBook book,
            GuardCounts counts,
            Escalations escalations,
            TicketDesk desk,
            AuditLedger ledger,
            Clock clock) {
        this.policy = policy;
        this.book = book;
        this.counts = counts;
        this.escalations = escalations;
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void report(Breach breach) {
        var answer = policy.on(breach.rule());
        counts.add(answer.guard(), breach.rule());
        if (answer.pursuit() == Pursuit.COUNT) {
            return;
        }
        var what = shortened(breach.what());
        var ticket = desk.exists(breach.ticketKey()) ? breach.ticketKey() : null;
        var carrier = answer.pursuit().callsPeople() ? carrier(ticket, breach.rule(), what, answer) : null;
        var escalation = carrier == null ? null : call(carrier, breach, what, answer);
        book.add(new BreachBook.Entry(
                Ids.next(),
                breach.rule(),
                answer.guard(),
                answer.pursuit().name(),
                ticket,
                carrier,
                what,
                breach.person(),
                escalation,
                clock.instant()));
        ledger.append(AuditEvent.of("POLICY_BREACHED", "rule", breach.rule())
                .forTicket(carrier == null ? ticket : carrier, null)
                .because(what)
                .with("guard", answer.guard())
                .with("pursuit", answer.pursuit().name())
                .with("person", breach.person()));
    }

    /** The ticket that the ladder belongs to; where there is none, a record of its own is opened. */
    private String carrier(@Nullable String ticket, String rule, String what, Answer answer) {
        if (ticket != null) {
            desk.note(ticket, "MESSAGE", answer.reason() + " " + what, true, Map.of("rule", rule));
            return ticket;
        }
        return book.openRecord(rule, what).orElseGet(() -> opened(what, answer));
    }

    /** In the product's own name: whoever broke the rule has no part in the record. */
    private String opened(String what, Answer answer) {
        var actor = CurrentActor.get();
        CurrentActor.set(Actor.SYSTEM);
        try {
            return desk.open(new OpenTicket(
                            "BREACH", answer.reason(), what, PRODUCT, null, null, Map.of(), null, null, "HIGH", "HIGH"))
                    .key();
        } finally {
            CurrentActor.set(actor);
        }
    }

    private @Nullable String call(String carrier, Breach breach, String what, Answer answer) {
        var id = SystemContext.call(() -> escalations.raise(new Escalations.Call(
                carrier, answer.pursuit().trigger(), breach.rule(), answer.reason() + " " + what, null)));
        return id.isEmpty() ? null : id;
    }

    private static String shortened(String what) {
        return what.length() <= LONGEST ? what : what.substring(0, LONGEST - 1) + "…";
    }

    @Override
    public List<Deviation> of(ReportQuery asked) {
        return book.between(asked.start(), asked.end()).stream()
                .map(entry -> new Deviation(
                        "POLICY_BREACH",
                        entry.rule(),
                        entry.person(),
                        entry.at(),
                        entry.carriedBy() != null ? entry.carriedBy() : entry.ticketKey(),
                        entry.what()))
                .toList();
    }
}
