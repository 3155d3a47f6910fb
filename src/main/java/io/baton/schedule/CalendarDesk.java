package io.baton.schedule;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Person;
import io.baton.platform.Etag;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The counter where entries of the change calendar are written down, changed and given up. Freezes and blackouts are drafted,
 * looked at for what they hit, agreed to by a second person, and enforced from that moment until they end or are released.
 */
@Component
public class CalendarDesk {

    private static final int LONGEST_REASON = 2000;

    private final CalendarEntries entries;
    private final EntryRules rules;
    private final ClosedTimes closed;
    private final HitPlans hitPlans;
    private final AuditLedger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CalendarDesk(
            CalendarEntries entries,
            EntryRules rules,
            ClosedTimes closed,
            HitPlans hitPlans,
            AuditLedger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.entries = entries;
        this.rules = rules;
        this.closed = closed;
        this.hitPlans = hitPlans;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What an entry hits.
     *
     * @param everyService whether the gate closes whichever service
     * @param services that the gate closes
     * @param plans what lies in it as it is planned now, the earliest first
     */
    public record Preview(CalendarEntry entry, boolean everyService, List<String> services, List<Plan> plans) {}

    /** @throws Refusal 404 */
    public CalendarEntry require(String id) {
        return entries.require(id);
    }

    /**
     * What an entry hits, without a step in its life.
     *
     * @throws Refusal 404
     */
    public Preview look(String id) {
        return previewOf(entries.require(id));
    }

    /** @throws Refusal 422 naming every field that is wrong */
    @Transactional
    public CalendarEntry draft(EntryDraft draft, Person writer) {
        var entry = entry(Ids.next(), 0, rules.check(draft, writer), writer.id(), writer.id());
        entries.add(entry, clock.instant());
        note(entry, entry.kind().closes() ? "CALENDAR_ENTRY_DRAFTED" : "CALENDAR_ENTRY_ADDED", null);
        return entries.require(entry.id());
    }

    /** @throws Refusal 409 for what is enforced or over, 412, 422, 428 */
    @Transactional
    public CalendarEntry change(String id, @Nullable String ifMatch, EntryDraft draft, Person writer) {
        var known = entries.lock(id);
        Etag.requireMatch(ifMatch, known.version(), "Entry " + id + " of the calendar");
        if (known.state().isOver() || (known.kind().closes() && known.state() == EntryState.ENFORCED)) {
            throw Refusal.conflict(
                    "calendar-entry-enforced",
                    "What was agreed to or is over stays as it is; release it where it holds, and draft another.");
        }
        var valid = rules.check(draft, writer);
        if (valid.kind().closes() != known.kind().closes()) {
            throw Refusal.invalid("kind", "cannot become what needs another kind of consent; write down a new entry.");
        }
        var entry = entry(id, known.version(), valid, known.draftedBy(), writer.id());
        entries.change(entry, clock.instant());
        note(entry, "CALENDAR_ENTRY_CHANGED", null);
        return entries.require(id);
    }

    /** Shows what a freeze or blackout would hit; once it was looked at, somebody else may agree. */
    @Transactional
    public Preview preview(String id) {
        var entry = entries.lock(id);
        if (entry.kind().closes() && entry.state() == EntryState.DRAFT) {
            move(entry, EntryState.PREVIEWED);
            note(entry, "CALENDAR_ENTRY_PREVIEWED", null);
        }
        return previewOf(entries.require(id));
    }

    /** A second person agrees, and from then on it counts: the gate is closed before this transaction ends. */
    @Transactional
    public Preview agree(String id, Person by) {
        var entry = entries.lock(id);
        if (entry.state() != EntryState.PREVIEWED) {
            throw Refusal.conflict(
                    "calendar-entry-not-previewed", "Only what was looked at for what it hits can be agreed to.");
        }
        if (!entry.mayBeAgreedBy(by.id())) {
            throw Refusal.forbidden("second-person", "You wrote this down; somebody else has to agree to it.");
        }
        move(entry, EntryState.ENFORCED);
        entries.agreed(id, by.id(), clock.instant());
        var enforced = entries.require(id);
        closed.write(enforced);
        note(enforced, "CALENDAR_ENTRY_ENFORCED", null);
        var preview = previewOf(enforced);
        events.publishEvent(new ClosedTimesChanged(
                environments(enforced), preview.plans().stream().map(Plan::key).collect(Collectors.toSet())));
        return preview;
    }

    /** Ends a freeze or blackout before its time; what another one closes stays closed. */
    @Transactional
    public CalendarEntry release(String id, @Nullable String because, Person by) {
        var entry = entries.lock(id);
        if (!entry.kind().closes() || entry.state() != EntryState.ENFORCED) {
            throw Refusal.conflict(
                    "calendar-entry-not-enforced", "Only an enforced freeze or blackout can be released.");
        }
        end(entry, EntryState.RELEASED, because, by);
        closed.remove(id);
        events.publishEvent(new ClosedTimesChanged(environments(entry), Set.of()));
        return entries.require(id);
    }

    /** Gives up a draft, or a maintenance window or peak time. */
    @Transactional
    public CalendarEntry cancel(String id, @Nullable String because, Person by) {
        var entry = entries.lock(id);
        if (entry.state().isOver() || (entry.kind().closes() && entry.state() == EntryState.ENFORCED)) {
            throw Refusal.conflict(
                    "calendar-entry-not-open",
                    "It is " + entry.state() + "; an enforced freeze or blackout is released.");
        }
        end(entry, EntryState.CANCELLED, because, by);
        return entries.require(id);
    }

    private void end(CalendarEntry entry, EntryState state, @Nullable String because, Person by) {
        var reason = because == null ? "" : because.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "must have 1 to " + LONGEST_REASON + " characters.");
        }
        move(entry, state);
        entries.ended(entry.id(), by.id(), clock.instant(), reason);
        note(entry, "CALENDAR_ENTRY_" + state, reason);
    }

    private Preview previewOf(CalendarEntry entry) {
        var services = closed.services(entry);
        return new Preview(
                entry,
                services.contains(null),
                services.stream().filter(Objects::nonNull).sorted().toList(),
                hitPlans.of(entry));
    }

    private void move(CalendarEntry entry, EntryState to) {
        if (!entries.move(entry, to)) {
            throw Refusal.stale("Entry " + entry.id() + " of the calendar");
        }
    }

    private static Set<String> environments(CalendarEntry entry) {
        return entry.scopes().stream().anyMatch(scope -> scope.environment() == null)
                ? Set.of()
                : entry.scopes().stream()
                        .map(EntryScope::environment)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet());
    }

    private static CalendarEntry entry(
            String id, long version, EntryRules.Valid valid, String draftedBy, String writer) {
        var when = valid.when();
        var rule = valid.draft().rule();
        return new CalendarEntry(
                id,
                version,
                valid.kind(),
                valid.kind().closes() ? EntryState.DRAFT : EntryState.ENFORCED,
                valid.title(),
                valid.reason(),
                valid.owner(),
                when.zone().getId(),
                when.start().toString(),
                when.end().toString(),
                rule == null || rule.isBlank() ? null : rule.strip(),
                when.left().stream().sorted().toList(),
                valid.scopes(),
                when.firstStart(),
                when.lastEnd(),
                draftedBy,
                writer,
                null,
                null,
                null,
                null);
    }

    private void note(CalendarEntry entry, String action, @Nullable String because) {
        ledger.append(AuditEvent.of(action, "calendar-entry", entry.id())
                .because(because)
                .with("kind", entry.kind().name())
                .with("where", entry.where())
                .with("from", entry.from())
                .with("until", entry.until())
                .with("zone", entry.zone())
                .with("rule", entry.rule())
                .with(
                        "except",
                        String.join(
                                ",",
                                entry.except().stream().map(LocalDate::toString).toList()))
                .withText("title", entry.title()));
    }
}
