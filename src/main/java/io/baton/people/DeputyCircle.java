package io.baton.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Finds out whether people would stand in for each other in a circle, all of them at the same time. */
final class DeputyCircle {

    private DeputyCircle() {}

    /**
     * @param entry the new one
     * @param known those there are
     * @return the people of the circle, beginning and ending with who is away; empty when there is none
     */
    static List<String> closedBy(Deputy entry, List<Deputy> known) {
        return walk(List.of(entry.person(), entry.deputy()), entry.from(), entry.until(), known);
    }

    private static List<String> walk(List<String> way, Instant from, Instant until, List<Deputy> known) {
        var last = way.get(way.size() - 1);
        for (var next : known) {
            var start = next.from().isAfter(from) ? next.from() : from;
            var end = next.until().isBefore(until) ? next.until() : until;
            if (!next.person().equals(last) || !start.isBefore(end)) {
                continue;
            }
            var further = new ArrayList<>(way);
            further.add(next.deputy());
            if (next.deputy().equals(way.get(0))) {
                return further;
            }
            var circle = way.contains(next.deputy()) ? List.<String>of() : walk(further, start, end, known);
            if (!circle.isEmpty()) {
                return circle;
            }
        }
        return List.of();
    }
}
