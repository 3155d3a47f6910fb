package io.baton.people.oncall;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Turns what layers and overrides offer into one person at a time: overrides go first, then the higher priority, then
 * who begins earlier; whoever comes later is split around those before him.
 */
final class Resolution {

    private static final Comparator<Watch> ORDER = Comparator.comparing(Watch::override)
            .reversed()
            .thenComparing(Comparator.comparingInt(Watch::priority).reversed())
            .thenComparing(Watch::from)
            .thenComparing(Watch::layer)
            .thenComparing(Watch::person);

    private Resolution() {}

    /** Who is asked before whom at one moment. */
    static List<Watch> inOrder(List<Watch> offered) {
        return offered.stream().filter(watch -> !watch.isEmpty()).sorted(ORDER).toList();
    }

    /** The shifts in their order, none of them overlapping another, within the asked time. */
    static List<Watch> resolve(List<Watch> offered, Span asked) {
        var resolved = new ArrayList<Watch>();
        var taken = new ArrayList<Span>();
        for (var watch : inOrder(offered)) {
            var free = new Span(watch.from(), watch.until()).within(asked);
            if (!free.isEmpty()) {
                var parts = free.without(taken);
                parts.forEach(part -> resolved.add(watch.during(part.from(), part.until())));
                taken.addAll(parts);
            }
        }
        resolved.sort(Comparator.comparing(Watch::from));
        return resolved;
    }

    /** Where somebody should be on call and nobody is. */
    static List<Span> gaps(List<Watch> resolved, List<Span> wanted) {
        var covered =
                resolved.stream().map(it -> new Span(it.from(), it.until())).toList();
        return Span.union(wanted).stream()
                .flatMap(span -> span.without(covered).stream())
                .toList();
    }
}
