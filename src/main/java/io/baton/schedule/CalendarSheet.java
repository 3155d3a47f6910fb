package io.baton.schedule;

import io.baton.platform.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is on the change calendar between two times, entries and plans alike. */
@Component
public class CalendarSheet {

    private static final Duration LONGEST = Duration.ofDays(400);

    /**
     * What to show; what is null does not filter.
     *
     * @param kinds names of {@link EntryKind}, and PLAN; empty for all
     */
    public record Filter(
            Set<String> kinds,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String item) {

        public static final Filter NONE = new Filter(Set.of(), null, null, null);
    }

    /**
     * One line of the calendar.
     *
     * @param kind name of an {@link EntryKind}, or PLAN
     * @param id of the entry, or key of what is planned
     * @param state of the entry; PLANNED for a plan
     * @param where for what it holds, in words
     * @param entry null for a plan
     * @param plan null for an entry
     */
    public record Line(
            String kind,
            String id,
            String title,
            String state,
            String where,
            Instant from,
            Instant until,
            @Nullable CalendarEntry entry,
            @Nullable Plan plan) {}

    private final CalendarEntries entries;
    private final Plans plans;
    private final RelatedItems inventory;

    CalendarSheet(CalendarEntries entries, Plans plans, RelatedItems inventory) {
        this.entries = entries;
        this.plans = plans;
        this.inventory = inventory;
    }

    /**
     * Everything that touches the time, the earliest first; drafts included, as everybody should see them coming.
     *
     * @throws Refusal 422 for a time without length, or one that is too long
     */
    public List<Line> between(Instant from, Instant until, Filter filter) {
        if (!from.isBefore(until) || Duration.between(from, until).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("to", "must be after 'from', by at most " + LONGEST.toDays() + " days.");
        }
        var lines = new ArrayList<Line>();
        entries.touching(from, until).stream()
                .filter(entry -> isWanted(entry.kind().name(), filter) && isWanted(entry, filter))
                .forEach(entry -> RecurrenceReader.trusted(entry).in(new Span(from, until)).stream()
                        .map(span -> line(entry, span))
                        .forEach(lines::add));
        if (isWanted("PLAN", filter)) {
            plans.touching(from, until).stream()
                    .filter(plan -> isWanted(plan, filter))
                    .map(CalendarSheet::line)
                    .forEach(lines::add);
        }
        lines.sort(Comparator.comparing(Line::from).thenComparing(Line::until).thenComparing(Line::id));
        return lines;
    }

    private static boolean isWanted(String kind, Filter filter) {
        return filter.kinds().isEmpty() || filter.kinds().contains(kind);
    }

    /** An entry that holds for everything holds for the service, too. */
    private boolean isWanted(CalendarEntry entry, Filter filter) {
        if (filter.service() == null && filter.environment() == null && filter.item() == null) {
            return true;
        }
        var items = filter.item() == null ? Set.<String>of() : Set.of(filter.item());
        var asked = new Plan(
                "",
                "",
                items,
                filter.service(),
                filter.environment(),
                null,
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(1));
        var reach = new Reach(asked, inventory);
        return filter.service() == null && filter.item() == null
                ? entry.scopes().stream()
                        .anyMatch(scope -> scope.environment() == null
                                || scope.environment().equals(filter.environment()))
                : reach.isHeldBy(entry);
    }

    private static boolean isWanted(Plan plan, Filter filter) {
        return (filter.service() == null || filter.service().equals(plan.service()))
                && (filter.environment() == null || filter.environment().equals(plan.environment()))
                && (filter.item() == null || plan.items().contains(filter.item()));
    }

    private static Line line(CalendarEntry entry, Span span) {
        return new Line(
                entry.kind().name(),
                entry.id(),
                entry.title(),
                entry.state().name(),
                entry.where(),
                span.from(),
                span.until(),
                entry,
                null);
    }

    private static Line line(Plan plan) {
        var where = new ArrayList<String>(plan.items().stream().sorted().toList());
        if (plan.service() != null && !where.contains(plan.service())) {
            where.add(0, plan.service());
        }
        return new Line(
                "PLAN",
                plan.key(),
                plan.title(),
                "PLANNED",
                String.join(", ", where) + (plan.environment() == null ? "" : " in " + plan.environment()),
                plan.from(),
                plan.until(),
                null,
                plan);
    }
}
