package io.baton.change;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.schedule.ChangeCalendar;
import io.baton.schedule.Collision;
import io.baton.schedule.Plan;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.approval.ApprovalChain;
import io.baton.ticket.approval.ApprovalState;
import io.baton.ticket.approval.Approvals;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the gate and the calendar what a change allows, each time that is something else. */
@Component
class Permits {

    private static final int SHOWN = 5;

    private final ChangeBook book;
    private final ChangeContent content;
    private final Approvals approvals;
    private final TicketDesk tickets;
    private final ObjectProvider<AffectedItems> items;
    private final ObjectProvider<Gatekeeper> gate;
    private final ObjectProvider<ChangeCalendar> calendar;
    private final AuditLedger ledger;

    Permits(
            ChangeBook book,
            ChangeContent content,
            Approvals approvals,
            TicketDesk tickets,
            ObjectProvider<AffectedItems> items,
            ObjectProvider<Gatekeeper> gate,
            ObjectProvider<ChangeCalendar> calendar,
            AuditLedger ledger) {
        this.book = book;
        this.content = content;
        this.approvals = approvals;
        this.tickets = tickets;
        this.items = items;
        this.gate = gate;
        this.calendar = calendar;
        this.ledger = ledger;
    }

    /** Moves a change on, in the caller's transaction. */
    @Transactional
    void turn(Change change, PermitState state, String because) {
        book.turn(change.key(), state, because);
        if (change.state() != state) {
            tickets.note(change.key(), "CHANGE", words(state) + " " + because, false, Map.of("state", state.name()));
            ledger.append(AuditEvent.of("CHANGE_STATE_CHANGED", "change", change.key())
                    .forTicket(change.key(), null)
                    .because(because)
                    .with("from", change.state().name())
                    .with("to", state.name()));
        }
        tell(change.key());
    }

    private static String words(PermitState state) {
        return switch (state) {
            case DRAFT -> "The change is a draft.";
            case IN_APPROVAL -> "The change is being judged.";
            case APPROVED -> "The change is approved.";
            case IMPLEMENTING -> "The change is being implemented.";
            case IMPLEMENTED -> "The change is implemented.";
            case REJECTED -> "The change is rejected.";
            case CANCELLED -> "The change is given up.";
        };
    }

    /** Tells what holds now. */
    @Transactional
    void tell(String key) {
        var change = book.find(key).orElseThrow();
        gate.ifAvailable(keeper -> keeper.keep(permit(change)));
        calendar.ifAvailable(plans -> plan(plans, change));
    }

    private void plan(ChangeCalendar plans, Change change) {
        var plan = planOf(change);
        if (plan == null || change.state().isOver()) {
            plans.drop(change.key());
        } else {
            plans.put(plan);
        }
    }

    private @Nullable Plan planOf(Change change) {
        return change.from() == null || change.until() == null
                ? null
                : new Plan(
                        change.key(),
                        change.title(),
                        touched(change),
                        change.what().service(),
                        change.what().environment(),
                        null,
                        change.from(),
                        change.until());
    }

    /** What collides with the window of a change, in words, what closes the gate first; the first few of it. */
    List<String> inTheWay(Change change) {
        var plan = planOf(change);
        return plan == null
                ? List.of()
                : calendar.stream()
                        .flatMap(plans -> plans.collisions(plan).stream())
                        .map(Collision::words)
                        .limit(SHOWN)
                        .toList();
    }

    Set<String> touched(Change change) {
        var named = items.stream().flatMap(known -> known.of(change.key()).stream());
        return Stream.concat(Stream.of(change.what().service()), named).collect(Collectors.toSet());
    }

    Permit permit(Change change) {
        return new Permit(
                change.key(),
                change.type().name(),
                change.state(),
                change.what(),
                change.from(),
                change.until(),
                1,
                content.hashOf(change),
                Objects.requireNonNullElse(change.riskClass(), "HIGH"),
                change.requester(),
                change.because(),
                consents(change));
    }

    private List<Permit.Consent> consents(Change change) {
        return approvals.of(change.key()).stream()
                .flatMap(chain -> chain.levels().stream().filter(step -> step.round() == chain.round()))
                .flatMap(Permits::consents)
                .toList();
    }

    private static Stream<Permit.Consent> consents(ApprovalChain.Step step) {
        return step.votes().stream()
                .filter(vote -> vote.decision() == ApprovalState.APPROVED && vote.decidedAt() != null)
                .map(vote -> new Permit.Consent(
                        String.valueOf(vote.decidedBy()),
                        step.group(),
                        Objects.requireNonNull(vote.decidedAt()),
                        "vote"));
    }
}
