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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes the rungs of a ladder. */
@Component
class Climb {

    private static final Set<String> TABLES = Set.of("escalation-path", "task-escalation");

    /** Who asked for these meant it, also for a ticket that rests. */
    private static final Set<String> BY_HAND = Set.of("FUNCTIONAL", "HIERARCHICAL");

    /** What the table says about a rung. */
    record Asked(int rung, String action, String whom) {}

    /**
     * How a rung went.
     *
     * @param rested nobody was called because the ticket rests; the same rung comes again
     */
    record Taken(List<String> called, String summary, boolean rested) {}

    private final EscalationBook book;
    private final EscalationStory story;
    private final Callees callees;
    private final RungActions actions;
    private final OpenWork work;
    private final TicketDesk desk;
    private final TicketDecisions decisions;
    private final Clock clock;

    Climb(
            EscalationBook book,
            EscalationStory story,
            Callees callees,
            RungActions actions,
            OpenWork work,
            TicketDesk desk,
            TicketDecisions decisions,
            Clock clock) {
        this.book = book;
        this.story = story;
        this.callees = callees;
        this.actions = actions;
        this.work = work;
        this.desk = desk;
        this.decisions = decisions;
        this.clock = clock;
    }

    @Transactional
    Taken take(String id, Asked asked) {
        var escalation = book.require(id);
        var ticket = desk.require(escalation.ticketKey());
        if (ticket.state() == TicketState.ON_HOLD && !BY_HAND.contains(escalation.trigger())) {
            story.tell(escalation, step(escalation, asked, List.of(), "Nobody is called while the ticket rests."));
            return new Taken(List.of(), summary(escalation, asked, ticket), true);
        }
        book.climbed(id, asked.rung());
        var done = new RungActions.Round(escalation, ticket, asked.rung());
        var called = new LinkedHashSet<String>();
        var words = new LinkedHashSet<String>();
        for (var action : asked.action().split("\\s*,\\s*")) {
            var result = actions.perform(action, asked.whom(), done);
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
                        "taskId", id + "-" + asked.rung(),
                        "reason", escalation.reason() + " " + outcome));
        return new Taken(List.copyOf(called), summary(escalation, asked, ticket), false);
    }

    /** What whoever is called reads in the form. */
    private String summary(Escalation it, Asked asked, Ticket ticket) {
        var earlier =
                book.steps(it.id()).stream().map(step -> "- " + step.outcome()).collect(Collectors.joining("\n"));
        return "**" + ticket.key() + " " + ticket.title() + "** ("
                + Objects.requireNonNullElse(ticket.priority(), "no priority yet")
                + "), rung " + asked.rung() + ", "
                + it.trigger().replace('_', ' ').toLowerCase() + "\n\n" + it.reason()
                + "\n\n" + earlier;
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

    private java.util.stream.Stream<OpenStep> steps(Escalation it) {
        return work.of(it.ticketKey()).stream().filter(step -> step.taskKey().equals(it.subject()));
    }

    /** Writes down how the climb ended. */
    @Transactional
    List<String> settle(
            String id, State how, @Nullable String acknowledgedBy, @Nullable String note, List<String> called) {
        var escalation = book.require(id);
        book.ended(id, how, acknowledgedBy, note);
        var by = acknowledgedBy == null ? List.<String>of() : List.of(acknowledgedBy);
        story.ended(escalation, how.name(), by, words(how, acknowledgedBy, note));
        if (acknowledgedBy != null) {
            return by;
        }
        return how == State.TOP_REACHED && !called.isEmpty()
                ? called
                : callees.of("TEAM_LEAD", escalation.team(), null);
    }

    private static String words(State how, @Nullable String by, @Nullable String note) {
        return switch (how) {
            case ACKNOWLEDGED -> "acknowledged by " + by + ": " + note;
            case TOP_REACHED -> "everybody was called, and nobody answered.";
            case SUBJECT_ENDED -> "what it was about is over.";
            case CLIMBING -> throw new IllegalArgumentException("A ladder that is climbed is not settled");
        };
    }
}
