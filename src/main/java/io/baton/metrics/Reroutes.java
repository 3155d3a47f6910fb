package io.baton.metrics;

import io.baton.metrics.GroupChanges.Change;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.ticket.RoutedWork;
import io.baton.ticket.RoutedWork.Route;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which rules send work to teams that send it on, and what those teams cannot do. */
@Component
class Reroutes {

    /**
     * One rule.
     *
     * @param tickets how many it sent to its team
     * @param bounced how many of those changed their team afterwards
     * @param changes how often altogether
     * @param wentTo teams that got them, the most frequent first
     * @param missing skills the rule asks for that nobody of its team has
     */
    record Line(Route route, int tickets, int bounced, int changes, List<String> wentTo, Set<String> missing) {

        /** One for the changes, one for the skills where some are missing. */
        List<Pattern> patterns() {
            var found = new ArrayList<Pattern>();
            found.add(new Pattern(Pattern.Kind.REROUTES, route, route.group(), changes, bounced, words()));
            if (changes > 0 && !missing.isEmpty()) {
                found.add(new Pattern(Pattern.Kind.SKILL_GAP, route, route.group(), missing.size(), bounced, words()));
            }
            return found;
        }

        private String words() {
            return route.rule() + " sent " + tickets + " tickets to " + route.group() + "; " + bounced
                    + " of them changed their team, " + changes + " times in all, most often to "
                    + (wentTo.isEmpty() ? "nobody" : wentTo.get(0)) + "."
                    + (missing.isEmpty()
                            ? ""
                            : " Nobody in " + route.group() + " has the skills it asks for: "
                                    + String.join(", ", missing) + ".");
        }
    }

    private final GroupChanges changes;
    private final RoutedWork work;
    private final StaffRegister staff;
    private final Clock clock;

    Reroutes(GroupChanges changes, RoutedWork work, StaffRegister staff, Clock clock) {
        this.changes = changes;
        this.work = work;
        this.staff = staff;
        this.clock = clock;
    }

    /** The rule with most changes first. */
    List<Line> lines(Instant from, Instant to) {
        var byRule = changes.between(from, to).stream()
                .collect(Collectors.groupingBy(change -> Objects.requireNonNullElse(change.rule(), "none")));
        var skills = new HashMap<String, Set<String>>();
        return work.routed(from, to).entrySet().stream()
                .map(entry -> line(
                        entry.getKey(),
                        entry.getValue(),
                        byRule.getOrDefault(entry.getKey().rule(), List.of()),
                        skills.computeIfAbsent(entry.getKey().group(), this::skillsOf)))
                .sorted(Comparator.comparingInt(Line::changes)
                        .reversed()
                        .thenComparing(line -> line.route().rule()))
                .toList();
    }

    private static Line line(Route route, int tickets, List<Change> changed, Set<String> held) {
        var missing = new TreeSet<>(route.skills());
        missing.removeAll(held);
        var wentTo = changed.stream().collect(Collectors.groupingBy(Change::to, Collectors.counting()));
        return new Line(
                route,
                tickets,
                (int) changed.stream().map(Change::ticketKey).distinct().count(),
                changed.size(),
                wentTo.entrySet().stream()
                        .sorted((one, other) -> Long.compare(other.getValue(), one.getValue()))
                        .map(java.util.Map.Entry::getKey)
                        .toList(),
                missing);
    }

    private Set<String> skillsOf(String group) {
        return staff.members(group, clock.instant()).stream()
                .map(StaffMember::skills)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }
}
