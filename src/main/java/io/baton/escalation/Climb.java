package io.baton.escalation;

import io.baton.escalation.Escalation.State;
import io.baton.ticket.OpenWork;
import io.baton.ticket.OpenWork.OpenStep;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDecision;
import io.baton.ticket.TicketDecisions;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the rungs of a ladder. */
@Component
class Climb {

    private static final Set<String> TABLES = Set.of("escalation-path", "task-escalation", "breach-path");

    /** Who asked for these meant it, also for a ticket that rests; journeys and breaches are more than their ticket. */
    private static final Set<String> RESTLESS =
            Set.of("FUNCTIONAL", "HIERARCHICAL", "JOURNEY", "POLICY_BREACH", "LEDGER_BREACH");

    private static final int LONGEST_SUMMARY = 4000;

    /** What the table says about a rung. */
    record Asked(int rung, String action, String whom, boolean acknowledge, Wait within) {}

    /**
     * How a rung went.
     *
     * @param asked who gets the task to acknowledge
     * @param acknowledge whether there is such a task
     * @param within until the next rung, or until the same one comes again
     * @param again whether the same rung comes again: the ticket rests, or others are waited for
     */
    record Taken(List<String> asked, String summary, boolean acknowledge, Wait within, boolean again) {}

    /** Where it ended, and who can name the cause. */
    record Settled(State how, List<String> asked) {}

    private final EscalationBook book;
    private final EscalationStory story;
    private final Callees callees;
    private final RungActions actions;
    private final Acknowledgements answers;
    private final LadderEnds ends;
    private final OpenWork work;
    private final TicketDesk desk;
    private final TicketDecisions decisions;
    private final Clock clock;

    Climb(
            EscalationBook book,
            EscalationStory story,
            Callees callees,
            RungActions actions,
            Acknowledgements answers,
            LadderEnds ends,
            OpenWork work,
            TicketDesk desk,
            TicketDecisions decisions,
            Clock clock) {
        this.book = book;
        this.story = story;
        this.callees = callees;
        this.actions = actions;
        this.answers = answers;
        this.ends = ends;
        this.work = work;
        this.desk = desk;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** With the ticket locked: whatever ends the ladder meanwhile waits, and so does a second ladder of the ticket. */
    @Transactional
    Taken take(String id, Asked asked) {
        var ticket = desk.lock(book.require(id).ticketKey());
        var escalation = book.require(id);
        if (escalation.state() != State.CLIMBING) {
            return waits(escalation, asked, ticket); // its model hears of it in a moment
        }
        if (ticket.state() == TicketState.ON_HOLD && !RESTLESS.contains(escalation.trigger())) {
            story.tell(escalation, step(escalation, asked, List.of(), "Nobody is called while the ticket rests."));
            return waits(escalation, asked, ticket);
        }
        book.climbed(id, asked.rung());
        var called = call(escalation, asked, ticket);
        var summary = summary(escalation, asked, ticket);
        var answer = answers.wanted(escalation, asked, called);
        return new Taken(answer.people(), summary, answer.task(), answer.within(), answer.again());
    }

    private Taken waits(Escalation escalation, Asked asked, Ticket ticket) {
        book.asks(escalation.id(), List.of(), null);
        return new Taken(List.of(), summary(escalation, asked, ticket), false, asked.within(), true);
    }

    /** Does what the rung says, and tells whom it has to. */
    private List<String> call(Escalation escalation, Asked asked, Ticket ticket) {
        var round = new RungActions.Round(escalation, ticket, asked.rung());
        var called = new LinkedHashSet<String>();
        var words = new LinkedHashSet<String>();
        for (var action : asked.action().split("\\s*,\\s*")) {
            var result = actions.perform(action, asked.whom(), round);
            called.addAll(result.called());
            words.add(result.words());
        }
        if (called.isEmpty()) {
            called.addAll(callees.of(asked.whom(), teamOf(escalation), assigneeOf(escalation)));
        }
        called.forEach(person -> desk.involve(ticket.key(), person, "ASSIGNEE"));
        var outcome = String.join(" ", words);
        story.tell(escalation, step(escalation, asked, List.copyOf(called), outcome));
        desk.publish(
                desk.require(ticket.key()),
                "ESCALATED",
                Map.of(
                        "recipients", List.copyOf(called),
                        "taskId", escalation.id() + "-" + asked.rung(),
                        "reason", escalation.reason() + " " + outcome));
        return List.copyOf(called);
    }

    /** What whoever is called reads in the form. */
    private String summary(Escalation it, Asked asked, Ticket ticket) {
        var earlier =
                book.steps(it.id()).stream().map(step -> "- " + step.outcome()).collect(Collectors.joining("\n"));
        var words = "**" + ticket.key() + " " + ticket.title() + "** ("
                + Objects.requireNonNullElse(ticket.priority(), "no priority yet")
                + "), rung " + asked.rung() + ", "
                + it.trigger().replace('_', ' ').toLowerCase(Locale.ROOT) + "\n\n" + it.reason()
                + "\n\n" + earlier;
        return words.length() <= LONGEST_SUMMARY ? words : words.substring(0, LONGEST_SUMMARY - 1) + "…";
    }

    private Rung step(Escalation it, Asked asked, List<String> called, String outcome) {
        var decision = decisionOn(it, asked.rung());
        var rule = decision == null || decision.rules().isEmpty()
                ? Map.<String, Object>of()
                : decision.rules().get(0);
        return new Rung(
                0,
                asked.rung(),
                clock.instant(),
                asked.action(),
                asked.whom(),
                called,
                decision == null ? null : decision.decision(),
                decision == null ? null : decision.version(),
                Objects.toString(rule.get("id"), null),
                Objects.toString(rule.get("reason"), null),
                outcome);
    }

    /** The answer of the table that led here, as the ticket's decision trail has it. */
    private @Nullable TicketDecision decisionOn(Escalation it, int rung) {
        return decisions.of(it.ticketKey()).stream()
                .filter(made -> TABLES.contains(made.decision()))
                .filter(made -> it.trigger().equals(made.inputs().get("Trigger"))
                        && String.valueOf(rung)
                                .equals(String.valueOf(made.inputs().get("Rung"))))
                .reduce((first, last) -> last)
                .orElse(null);
    }

    private @Nullable String teamOf(Escalation it) {
        return steps(it)
                .map(OpenStep::group)
                .findFirst()
                .orElse(desk.require(it.ticketKey()).assignedGroup());
    }

    private @Nullable String assigneeOf(Escalation it) {
        return steps(it)
                .map(OpenStep::assignee)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(desk.require(it.ticketKey()).assignee());
    }

    private Stream<OpenStep> steps(Escalation it) {
        return work.of(it.ticketKey()).stream().filter(step -> step.taskKey().equals(it.subject()));
    }

    /** Writes down how the climb ended, unless it has ended already. */
    @Transactional
    Settled settle(String id, Ending ending, List<String> called) {
        desk.lock(book.require(id).ticketKey());
        var escalation = book.require(id);
        if (escalation.state() == State.CLIMBING) {
            ends.write(escalation, ending);
        } else if (ending.by() != null && escalation.acknowledgedBy() == null) {
            story.ended(escalation, ending.how().name(), List.of(ending.by()), ending.inWords());
        }
        ends.endOthers(escalation, ending);
        var how = book.require(id).state();
        if (ending.by() != null) {
            return new Settled(how, List.of(ending.by()));
        }
        var knowing = how == State.TOP_REACHED && !called.isEmpty();
        return new Settled(how, knowing ? called : callees.of("TEAM_LEAD", escalation.team(), null));
    }
}
