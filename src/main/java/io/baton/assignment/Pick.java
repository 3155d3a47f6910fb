package io.baton.assignment;

import io.baton.ticket.Assignees.Candidate;
import io.baton.ticket.Assignees.Strategy;
import io.baton.ticket.Assignees.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * The choice within one team, as its rule says: a function of what is known about the team, without a database.
 *
 * @param chosen null when nobody can take it
 * @param backup who is offered the work beside
 * @param isFull whether it is for want of capacity, so that another team may help out
 * @param available ids of everybody who could have taken it, the chosen one included
 * @param because why the chosen one, or why nobody
 */
record Pick(
        @Nullable String chosen,
        @Nullable String backup,
        boolean isFull,
        List<String> available,
        String because,
        List<Candidate> candidates) {

    private static final Comparator<Colleague> BY_ID = Comparator.comparing(Colleague::id);
    private static final Comparator<Colleague> LEAST_LOADED =
            by(c -> c.load().weight()).thenComparing(by(c -> c.load().open())).thenComparing(BY_ID);
    private static final Comparator<Colleague> MOST_CREDIT =
            by(c -> -c.credit()).thenComparing(BY_ID);

    static Pick from(TeamView team, Work work, Rule rule) {
        var reasons = new LinkedHashMap<String, String>();
        var free = new ArrayList<Colleague>();
        var busy = new ArrayList<Colleague>();
        for (var colleague : team.members()) {
            var without = without(team, colleague, work, rule);
            var full = colleague.full(work, rule);
            if (without.isPresent()) {
                reasons.put(colleague.id(), without.get());
            } else if (full.isPresent()) {
                reasons.put(colleague.id(), full.get());
                busy.add(colleague);
            } else {
                free.add(colleague);
            }
        }
        var teamIsFull = team.full(work, rule);
        if (teamIsFull.isPresent() || free.isEmpty() && rule.strategy() != Strategy.NAMED) {
            var because = teamIsFull.orElseGet(() -> nobody(team, reasons));
            return new Pick(
                    null,
                    null,
                    teamIsFull.isPresent() || !busy.isEmpty(),
                    List.of(),
                    because,
                    listed(team, reasons, Map.of()));
        }
        return rule.strategy() == Strategy.NAMED
                ? named(team, work, rule, free, reasons)
                : one(team, work, rule, free, reasons);
    }

    private static Optional<String> without(TeamView team, Colleague colleague, Work work, Rule rule) {
        var without = colleague.unavailable(work, team.isOnDuty(colleague));
        var mustBeOnCall = rule.strategy() == Strategy.ON_CALL && !team.isOnDuty(colleague);
        return without.isEmpty() && mustBeOnCall ? Optional.of("not on call") : without;
    }

    private static Pick one(TeamView team, Work work, Rule rule, List<Colleague> free, Map<String, String> reasons) {
        var chosen = first(free, work, rule);
        var because = because(chosen, work, rule, team);
        free.forEach(it -> reasons.put(it.id(), standing(it, rule)));
        reasons.put(chosen.id(), because);
        return new Pick(
                chosen.id(),
                null,
                false,
                free.stream().map(Colleague::id).toList(),
                because,
                listed(team, reasons, verdicts(free, chosen, null)));
    }

    /**
     * The expert and, compulsory, somebody beside: another one who knows, else somebody of the team who is there. With no
     * expert there the backup has the work.
     */
    private static Pick named(TeamView team, Work work, Rule rule, List<Colleague> free, Map<String, String> reasons) {
        var expert = free.isEmpty() ? null : first(free, work, rule);
        var backup = team.members().stream()
                .filter(it -> expert == null || !it.id().equals(expert.id()))
                .filter(it -> it.member().isPresent() && !work.leftOut().contains(it.id()))
                .filter(it -> it.full(work, rule).isEmpty())
                .min(by(it -> work.missing(it.member().skills()).size()).thenComparing(LEAST_LOADED))
                .orElse(null);
        free.forEach(it -> reasons.put(it.id(), standing(it, rule)));
        if (backup != null) {
            reasons.merge(backup.id(), "backup", (had, word) -> word + " (" + had + ")");
        }
        if (expert == null) {
            return standIn(team, backup, reasons);
        }
        var because = because(expert, work, rule, team);
        reasons.put(expert.id(), because);
        return new Pick(
                expert.id(),
                backup == null ? null : backup.id(),
                false,
                free.stream().map(Colleague::id).toList(),
                because,
                listed(team, reasons, verdicts(free, expert, backup)));
    }

    private static Pick standIn(TeamView team, @Nullable Colleague backup, Map<String, String> reasons) {
        if (backup == null) {
            return new Pick(null, null, false, List.of(), nobody(team, reasons), listed(team, reasons, Map.of()));
        }
        var because = "The expert cannot take it; " + backup.id() + " stands in as backup";
        return new Pick(
                backup.id(), null, false, List.of(), because, listed(team, reasons, verdicts(List.of(), backup, null)));
    }

    private static Colleague first(List<Colleague> free, Work work, Rule rule) {
        var known = free.stream()
                .filter(it -> it.id().equals(work.before()))
                .findFirst()
                .or(() -> free.stream()
                        .filter(it -> it.id().equals(rule.expert()))
                        .findFirst());
        var order = rule.strategy() == Strategy.ROUND_ROBIN ? MOST_CREDIT : LEAST_LOADED;
        return known.orElseGet(() -> free.stream().min(order).orElseThrow());
    }

    private static String because(Colleague chosen, Work work, Rule rule, TeamView team) {
        if (chosen.id().equals(work.before())) {
            return "did the work before";
        }
        var why = switch (rule.strategy()) {
            case SKILL -> work.skills().isEmpty() ? "least loaded" : "has " + String.join(", ", work.skills());
            case LEAST_ACTIVE -> "least to do";
            case ROUND_ROBIN -> "next in turn";
            case ON_CALL ->
                "on call" + (team.duty() == null ? "" : " (" + team.duty().layer() + ")");
            case NAMED -> chosen.id().equals(rule.expert()) ? "named as expert" : "the expert who is there";
            case ROLE_QUEUE -> "took it from the queue";
        };
        return why + ": " + chosen.load().inWords();
    }

    private static String standing(Colleague colleague, Rule rule) {
        return rule.strategy() == Strategy.ROUND_ROBIN
                ? "available, later in turn"
                : "available: " + colleague.load().inWords();
    }

    private static String nobody(TeamView team, Map<String, String> reasons) {
        if (reasons.isEmpty()) {
            return "Nobody works in " + team.team();
        }
        var why = reasons.entrySet().stream()
                .map(it -> it.getKey() + " (" + it.getValue() + ")")
                .toList();
        return "Nobody of " + team.team() + " can take it: " + String.join("; ", why);
    }

    private static Map<String, Verdict> verdicts(List<Colleague> free, Colleague chosen, @Nullable Colleague backup) {
        var verdicts = new LinkedHashMap<String, Verdict>();
        free.forEach(it -> verdicts.put(it.id(), Verdict.AVAILABLE));
        verdicts.put(chosen.id(), Verdict.CHOSEN);
        if (backup != null) {
            verdicts.put(backup.id(), Verdict.BACKUP);
        }
        return verdicts;
    }

    private static List<Candidate> listed(TeamView team, Map<String, String> reasons, Map<String, Verdict> verdicts) {
        return team.members().stream()
                .map(it -> new Candidate(
                        it.id(),
                        team.team(),
                        verdicts.getOrDefault(it.id(), Verdict.EXCLUDED),
                        reasons.getOrDefault(it.id(), "available")))
                .toList();
    }

    private static Comparator<Colleague> by(ToLongFunction<Colleague> measure) {
        return Comparator.comparingLong(measure);
    }
}
