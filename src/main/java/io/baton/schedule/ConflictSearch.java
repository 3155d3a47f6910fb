package io.baton.schedule;

import io.baton.schedule.RelatedItems.Neighbour;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds everything that stands in the way of a plan in some time: what others plan, and what the entries of the calendar say. */
@Component
class ConflictSearch {

    private static final Duration FORESIGHT = Duration.ofDays(400);

    private static final Comparator<Collision> ORDER = Comparator.comparing(Collision::isHard)
            .reversed()
            .thenComparing(Collision::from)
            .thenComparing(Collision::kind)
            .thenComparing(Collision::with);

    private static final Pattern TASK = Pattern.compile("-T\\d+$");

    private final Plans plans;
    private final CalendarEntries entries;
    private final RelatedItems inventory;

    ConflictSearch(Plans plans, CalendarEntries entries, RelatedItems inventory) {
        this.plans = plans;
        this.entries = entries;
        this.inventory = inventory;
    }

    /** The hard ones first, then by time. */
    List<Collision> find(Plan plan, Span time) {
        var reach = new Reach(plan, inventory);
        var counting = entries.touching(time.from(), time.until().plus(FORESIGHT)).stream()
                .filter(entry -> entry.state() == EntryState.ENFORCED)
                .toList();
        return Stream.of(
                        withPlans(plan, reach, time), withClosed(reach, counting, time), outside(reach, counting, time))
                .flatMap(List::stream)
                .sorted(ORDER)
                .toList();
    }

    private List<Collision> withPlans(Plan plan, Reach reach, Span time) {
        var others = plans.touching(time.from(), time.until()).stream()
                .filter(other -> !isSameWork(plan.key(), other.key()))
                .toList();
        if (others.isEmpty()) {
            return List.of();
        }
        var around = inventory.around(reach.items());
        var found = new ArrayList<Collision>();
        for (var other : others) {
            byItems(plan, other, around).ifPresent(found::add);
            if (plan.person() != null && plan.person().equals(other.person())) {
                found.add(collision("PERSON_BUSY", other, true, plan.person() + " is busy with " + named(other) + "."));
            }
        }
        return found;
    }

    /** A change and its tasks are not in each other's way, and tasks of one ticket are put in order by its plan. */
    private static boolean isSameWork(String one, String other) {
        return ticketOf(one).equals(ticketOf(other));
    }

    private static String ticketOf(String key) {
        return TASK.matcher(key).replaceFirst("");
    }

    private Optional<Collision> byItems(Plan plan, Plan other, Map<String, Neighbour> around) {
        var same =
                plan.items().stream().filter(other.items()::contains).sorted().findFirst();
        if (same.isPresent()) {
            var words = same.get() + " is worked on by " + named(other) + " already.";
            return Optional.of(collision("SAME_ITEM", other, true, words));
        }
        if (plan.environment() != null
                && other.environment() != null
                && !plan.environment().equals(other.environment())) {
            return Optional.empty();
        }
        var related = nearest(other, around);
        if (related.isPresent() && isGrave(related.get())) {
            return Optional.of(related(related.get(), other, true));
        }
        if (plan.service() != null && plan.service().equals(other.service())) {
            var words = plan.service() + " is changed by " + named(other) + " at that time.";
            return Optional.of(collision("SAME_SERVICE", other, false, words));
        }
        return related.map(neighbour -> related(neighbour, other, false));
    }

    private static Optional<Neighbour> nearest(Plan other, Map<String, Neighbour> around) {
        var touched = other.service() == null
                ? other.items().stream()
                : Stream.concat(other.items().stream(), Stream.of(other.service()));
        return touched.map(around::get)
                .filter(Objects::nonNull)
                .min(Comparator.comparing(Neighbour::hops).thenComparing(Neighbour::item));
    }

    private boolean isGrave(Neighbour neighbour) {
        return neighbour.hops() == 1 && (inventory.isHigh(neighbour.item()) || inventory.isHigh(neighbour.origin()));
    }

    private static Collision related(Neighbour neighbour, Plan other, boolean hard) {
        var words = neighbour.origin() + " " + neighbour.words() + ", which " + named(other) + " works on.";
        return collision("RELATED_ITEM", other, hard, words);
    }

    private static String named(Plan plan) {
        return plan.key() + " (" + plan.title() + ")";
    }

    private static Collision collision(String kind, Plan other, boolean hard, String words) {
        return new Collision(kind, other.key(), other.from(), other.until(), hard, words);
    }

    private static List<Collision> withClosed(Reach reach, List<CalendarEntry> entries, Span time) {
        return entries.stream()
                .filter(entry -> entry.kind() != EntryKind.MAINTENANCE && reach.isHeldBy(entry))
                .flatMap(entry -> RecurrenceReader.trusted(entry).in(time).stream()
                        .map(span -> new Collision(
                                entry.kind().name(),
                                entry.id(),
                                span.from(),
                                span.until(),
                                entry.kind().closes(),
                                entry.kind().words() + " '" + entry.title() + "' holds for " + entry.where() + ".")))
                .toList();
    }

    /** Windows of the same scope are one set of windows, however many entries they were written down in. */
    private static List<Collision> outside(Reach reach, List<CalendarEntry> entries, Span time) {
        var windows = new LinkedHashMap<EntryScope, List<Span>>();
        var named = new LinkedHashMap<EntryScope, CalendarEntry>();
        for (var entry : entries) {
            if (entry.kind() == EntryKind.MAINTENANCE) {
                entry.scopes().stream()
                        .filter(scope -> reach.isHeldBy(scope, entry.kind()))
                        .forEach(scope -> {
                            named.putIfAbsent(scope, entry);
                            windows.computeIfAbsent(scope, any -> new ArrayList<>())
                                    .addAll(RecurrenceReader.trusted(entry).in(time));
                        });
            }
        }
        var found = new ArrayList<Collision>();
        named.forEach((scope, entry) -> {
            for (var gap : time.without(windows.getOrDefault(scope, List.of()))) {
                found.add(new Collision(
                        "OUTSIDE_MAINTENANCE",
                        entry.id(),
                        gap.from(),
                        gap.until(),
                        true,
                        "This lies outside the maintenance window '" + entry.title() + "' of " + scope.words() + "."));
            }
        });
        return found;
    }
}
