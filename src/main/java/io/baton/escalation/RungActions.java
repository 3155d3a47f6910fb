package io.baton.escalation;

import io.baton.engine.Decisions;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Directory;
import io.baton.people.Team;
import io.baton.ticket.Assignees;
import io.baton.ticket.OpenWork;
import io.baton.ticket.OpenWork.OpenStep;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a rung can do. */
@Component
class RungActions {

    /** The ladder, its ticket and the rung that is taken. */
    record Round(Escalation escalation, Ticket ticket, int rung) {}

    /** Whom it called, and what was done in words. */
    record Result(List<String> called, String words) {}

    private final Callees callees;
    private final OpenWork work;
    private final Assignees assignees;
    private final Decisions decisions;
    private final Directory directory;
    private final TicketDesk desk;
    private final ApprovalHelp approvals;
    private final Processes processes;

    RungActions(
            Callees callees,
            OpenWork work,
            Assignees assignees,
            Decisions decisions,
            Directory directory,
            TicketDesk desk,
            ApprovalHelp approvals,
            Processes processes) {
        this.callees = callees;
        this.work = work;
        this.assignees = assignees;
        this.decisions = decisions;
        this.directory = directory;
        this.desk = desk;
        this.approvals = approvals;
        this.processes = processes;
    }

    Result perform(String action, String whom, Round round) {
        return switch (action) {
            case "NOTIFY" -> notify(whom, round);
            case "REASSIGN" -> reassign(round);
            case "WIDEN_QUEUE" -> widen(round);
            case "MOVE_GROUP" -> moveGroup(whom, round);
            case "ADD_BACKUP" -> approvals.addBackup(round);
            case "ADD_MANAGER" -> approvals.addManager(round);
            default -> throw new IllegalArgumentException("A table names an unknown rung: " + action);
        };
    }

    private Result notify(String whom, Round round) {
        var called = callees.of(whom, round.ticket().key(), teamOf(round), assigneeOf(round));
        return new Result(called, "Called: " + names(called) + ".");
    }

    /** The work goes to somebody else; with nobody there it goes back to the queue, and the lead is called. */
    private Result reassign(Round round) {
        var called = new LinkedHashSet<String>();
        var words = new LinkedHashSet<String>();
        for (var step : steps(round)) {
            var before = step.assignee();
            var next = assignees.choose(new Assignees.Vacancy(
                    round.ticket().key(),
                    step.taskKey(),
                    step.group(),
                    Set.of(),
                    before == null ? Set.of() : Set.of(before),
                    round.escalation().reason(),
                    true));
            work.assign(
                    round.ticket().key(),
                    step,
                    next.assignee(),
                    "escalated, " + round.escalation().trigger());
            if (next.assignee() == null) {
                called.addAll(callees.of("TEAM_LEAD", step.group(), null));
                words.add("Nobody else of " + step.group() + " can take '" + step.title()
                        + "'; it is in the queue, and the lead is called.");
            } else {
                called.add(next.assignee());
                words.add("'" + step.title() + "' now belongs to " + names(List.of(next.assignee())) + ".");
            }
        }
        return new Result(
                List.copyOf(called), words.isEmpty() ? "There is no open task to hand on." : String.join(" ", words));
    }

    private Result widen(Round round) {
        var offered = new LinkedHashSet<String>();
        for (var step : steps(round)) {
            var next = nextLevel(step.group(), round.ticket());
            if (next != null) {
                work.widen(
                        round.ticket().key(),
                        step,
                        next,
                        "escalated, " + round.escalation().trigger());
                offered.add(next);
            }
        }
        return new Result(
                List.of(),
                offered.isEmpty()
                        ? "There is no other team to offer it to."
                        : "Offered to " + teams(offered) + " as well.");
    }

    /** The work of one team goes to the next level, and the ticket with it where it was theirs. */
    private Result moveGroup(String whom, Round round) {
        var ticket = round.ticket();
        var from = round.escalation().subject().equals(ticket.key()) ? ticket.assignedGroup() : teamOf(round);
        var next = nextLevel(from, ticket);
        if (from == null || next == null) {
            var called = callees.of("TEAM_LEAD", from, ticket.assignee());
            return new Result(called, "There is no level above " + team(from) + "; the lead is called.");
        }
        var why = "escalated: " + round.escalation().reason();
        steps(round).stream()
                .filter(step -> step.group().equals(from))
                .forEach(step -> work.move(ticket.key(), step, next, why));
        if (from.equals(ticket.assignedGroup())) {
            var fields = new HashMap<TicketField, @Nullable Object>();
            fields.put(TicketField.ASSIGNED_GROUP, next);
            fields.put(TicketField.ASSIGNEE, null);
            desk.record(ticket.key(), fields);
            processes.correct(ticket.key(), Map.of(ProcessVariables.ASSIGNED_GROUP.name(), next));
        }
        var called = callees.of(whom, next, null);
        return new Result(called, "Moved from " + team(from) + " to " + team(next) + ".");
    }

    private @Nullable String nextLevel(@Nullable String team, Ticket ticket) {
        if (team == null) {
            return null;
        }
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("assignedGroup", team);
        inputs.put("category", ticket.category());
        return decisions.ask("next-level", ticket.key(), inputs).stream()
                .map(row -> Objects.toString(row.get("nextTeam"), ""))
                .filter(next -> !next.isEmpty() && !next.equals(team))
                .findFirst()
                .orElse(null);
    }

    /** What the ladder is about: one piece of work, or all that is open of the ticket. */
    private List<OpenStep> steps(Round round) {
        var all = work.of(round.ticket().key());
        var own = all.stream()
                .filter(step -> step.taskKey().equals(round.escalation().subject()))
                .toList();
        return own.isEmpty() ? all : own;
    }

    private @Nullable String teamOf(Round round) {
        var steps = steps(round);
        return steps.isEmpty() ? round.ticket().assignedGroup() : steps.get(0).group();
    }

    private @Nullable String assigneeOf(Round round) {
        return steps(round).stream()
                .map(OpenStep::assignee)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(round.ticket().assignee());
    }

    private String names(List<String> people) {
        return people.stream()
                .map(id -> directory.person(id).map(person -> person.name()).orElse(id))
                .collect(Collectors.joining(", "));
    }

    private String teams(Set<String> ids) {
        return new HashSet<>(ids).stream().map(this::team).sorted().collect(Collectors.joining(", "));
    }

    private String team(@Nullable String id) {
        return id == null ? "no team" : directory.team(id).map(Team::name).orElse(id);
    }
}
