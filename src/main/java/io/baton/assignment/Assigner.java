package io.baton.assignment;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.OnCall;
import io.baton.ticket.Assignees;
import io.baton.ticket.Escalations;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDecisions;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Chooses whoever takes a piece of work, by the row of {@code assignment.dmn} that fits it. */
@Component
class Assigner implements Assignees {

    private final TicketDesk desk;
    private final Needs needs;
    private final AssignmentRules rules;
    private final Bench bench;
    private final OnCall onCall;
    private final TicketDecisions decisions;
    private final Escalations escalations;
    private final Rebalancing rebalancing;
    private final AuditLedger ledger;
    private final Clock clock;

    Assigner(
            TicketDesk desk,
            Needs needs,
            AssignmentRules rules,
            Bench bench,
            OnCall onCall,
            TicketDecisions decisions,
            Escalations escalations,
            Rebalancing rebalancing,
            AuditLedger ledger,
            Clock clock) {
        this.desk = desk;
        this.needs = needs;
        this.rules = rules;
        this.bench = bench;
        this.onCall = onCall;
        this.decisions = decisions;
        this.escalations = escalations;
        this.rebalancing = rebalancing;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Choice choose(Vacancy vacancy) {
        var ticket = desk.lock(vacancy.ticketKey());
        var need = needs.of(ticket.key());
        var skills = vacancy.skills().isEmpty() ? need.skills() : vacancy.skills();
        var duty = onCall.onDuty(vacancy.group(), clock.instant()).orElse(null);
        var work = bench.work(ticket, vacancy, skills);
        var rule = rules.ask(ticket, vacancy.group(), skills, need.serviceTier(), duty);
        if (rule.strategy() == Strategy.ROLE_QUEUE
                && (vacancy.toSomebody() || vacancy.leftOut().isEmpty() && bench.waits(vacancy))) {
            rule = rule.by(Strategy.LEAST_ACTIVE); // the queue had its chance, or nobody would ask again
        }
        var settled =
                rule.strategy() == Strategy.ROLE_QUEUE ? queued(vacancy, work) : settle(ticket, vacancy, work, rule);
        keep(ticket, vacancy, settled);
        return settled.choice();
    }

    /** @param words what came of it, for people */
    private record Settled(Choice choice, String words) {}

    /** The team takes it itself, but for work that comes back: whoever did it before knows most about it. */
    private Settled queued(Vacancy vacancy, Work work) {
        var candidates = bench.knows(work, vacancy.group()).map(List::of).orElse(List.of());
        var back = candidates.isEmpty() ? null : candidates.get(0).person();
        var choice = new Choice(back, null, vacancy.group(), Strategy.ROLE_QUEUE, candidates);
        return new Settled(
                choice,
                back == null
                        ? "Left in the queue of " + vacancy.group()
                        : "Given back to " + back + ", who did the work before");
    }

    private Settled settle(Ticket ticket, Vacancy vacancy, Work work, Rule rule) {
        var teams = Stream.of(vacancy.group(), rule.overflowGroup())
                .filter(team -> team != null && !team.isBlank())
                .distinct()
                .toList();
        var views = bench.views(teams);
        var candidates = new ArrayList<Candidate>();
        var why = new ArrayList<String>();
        var isFull = false;
        for (var view : views) {
            var pick = Pick.from(view, work, rule);
            candidates.addAll(pick.candidates());
            why.add(pick.because());
            if (pick.chosen() != null) {
                return given(vacancy, rule, view, pick, candidates, why);
            }
            if (!pick.isFull()) {
                break; // another team helps out where capacity is short, not where people are away
            }
            isFull = true;
        }
        return unfilled(ticket, vacancy, work, rule, candidates, String.join(". ", why), isFull);
    }

    private Settled given(
            Vacancy vacancy, Rule rule, TeamView view, Pick pick, List<Candidate> candidates, List<String> why) {
        var chosen = String.valueOf(pick.chosen());
        if (rule.strategy() == Strategy.ROUND_ROBIN) {
            bench.took(view.team(), chosen, pick.available());
        }
        var words = new StringBuilder("Given to " + chosen + " (" + pick.because() + ")");
        if (pick.backup() != null) {
            words.append(", backup ").append(pick.backup());
        }
        if (!view.team().equals(vacancy.group())) {
            words.append(" of ")
                    .append(view.team())
                    .append(", which takes what is too much: ")
                    .append(why.get(0));
        }
        if (rule.strategy() == Strategy.NAMED && pick.backup() == null) {
            words.append(". There is nobody to be the compulsory backup");
            // about the ticket, because the task itself has somebody
            alert(
                    vacancy.ticketKey(),
                    vacancy.ticketKey(),
                    "Nobody of " + view.team() + " can be the backup of " + chosen + ".");
        }
        return new Settled(
                new Choice(chosen, pick.backup(), view.team(), rule.strategy(), candidates), words.toString());
    }

    /** Never silently: whoever leads the team is told, or whoever commands where the top of the work is too much. */
    private Settled unfilled(
            Ticket ticket,
            Vacancy vacancy,
            Work work,
            Rule rule,
            List<Candidate> candidates,
            String why,
            boolean isFull) {
        if (isFull && work.isTop()) {
            rebalancing.ask(ticket, work, vacancy.group(), rule, why);
        } else {
            alert(vacancy.ticketKey(), Objects.requireNonNullElse(vacancy.taskKey(), vacancy.ticketKey()), why + ".");
        }
        return new Settled(
                new Choice(null, null, vacancy.group(), rule.strategy(), candidates),
                "Left in the queue of " + vacancy.group() + ". " + why);
    }

    private void alert(String ticketKey, String subject, String why) {
        escalations.raise(new Escalations.Call(ticketKey, "NOBODY_AVAILABLE", subject, why, null));
    }

    private void keep(Ticket ticket, Vacancy vacancy, Settled settled) {
        var choice = settled.choice();
        decisions.explain(ticket.key(), AssignmentRules.TABLE, settled.words(), choice.candidates());
        desk.note(
                ticket.key(),
                "DECISION",
                vacancy.why() + ": " + settled.words(),
                true,
                Map.of(
                        "decision",
                        AssignmentRules.TABLE,
                        "strategy",
                        choice.strategy().name()));
        ledger.append(AuditEvent.of("ASSIGNEE_CHOSEN", "ticket", ticket.key())
                .forTicket(ticket.key(), ticket.category())
                .because(vacancy.why())
                .with("task", vacancy.taskKey())
                .with("strategy", choice.strategy().name())
                .with("group", choice.group())
                .with("assignee", choice.assignee())
                .with("backup", choice.backup()));
    }
}
