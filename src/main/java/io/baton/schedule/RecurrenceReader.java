package io.baton.schedule;

import io.baton.platform.Refusal.FieldError;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.jspecify.annotations.Nullable;

/** Reads when an entry is, and collects everything that is wrong with it. */
final class RecurrenceReader {

    private static final Duration LONGEST = Duration.ofDays(366);
    private static final Duration LONGEST_RECURRING = Duration.ofDays(31);
    private static final int LONGEST_RULE = 300;
    private static final int MOST_EXCEPTIONS = 300;
    private static final int EARLIEST = 2000;
    private static final int LATEST = 2100;
    private static final Set<Freq> FREQUENCIES = EnumSet.of(Freq.DAILY, Freq.WEEKLY, Freq.MONTHLY, Freq.YEARLY);
    private static final Duration LOOKED_THROUGH = Duration.ofDays(5 * 366);

    private final EntryDraft draft;
    private final List<FieldError> errors;

    private @Nullable Instant lastStart;

    private RecurrenceReader(EntryDraft draft, List<FieldError> errors) {
        this.draft = draft;
        this.errors = errors;
    }

    /** Null where it cannot be read; what is wrong is added to the errors. */
    static @Nullable Recurrence read(EntryDraft draft, List<FieldError> errors) {
        return new RecurrenceReader(draft, errors).read();
    }

    /** @throws IllegalStateException for what was never looked at */
    static Recurrence trusted(CalendarEntry entry) {
        var errors = new ArrayList<FieldError>();
        var draft = new EntryDraft(
                entry.kind().name(),
                entry.title(),
                entry.reason(),
                entry.owner(),
                entry.from(),
                entry.until(),
                entry.zone(),
                entry.rule(),
                entry.except().stream().map(LocalDate::toString).toList(),
                entry.scopes());
        var read = read(draft, errors);
        if (read == null) {
            throw new IllegalStateException("Entry " + entry.id() + " of the calendar cannot be read: " + errors);
        }
        return read;
    }

    private @Nullable Recurrence read() {
        var before = errors.size();
        var zone = parsed("zone", draft.zone(), ZoneId::of, "a zone such as Europe/Berlin");
        var start = time("from", draft.from());
        var end = time("until", draft.until());
        var except = except();
        var rule = zone == null || draft.rule() == null || draft.rule().isBlank() ? null : rule(draft.rule(), zone);
        if (start != null && end != null) {
            checkLength(start, end, rule != null);
        }
        if (errors.size() > before || zone == null || start == null || end == null) {
            return null;
        }
        var recurrence = new Recurrence(start, end, zone, rule, lastStart, except);
        checkOccurrences(recurrence);
        return errors.size() > before ? null : recurrence;
    }

    private void checkLength(LocalDateTime start, LocalDateTime end, boolean recurs) {
        var longest = recurs ? LONGEST_RECURRING : LONGEST;
        if (!start.isBefore(end)) {
            wrong("until", "must be after 'from'.");
        } else if (Duration.between(start, end).compareTo(longest) > 0) {
            wrong(
                    "until",
                    "must be at most " + longest.toDays() + " days after 'from'"
                            + (recurs ? " where it comes back." : "."));
        }
    }

    /** Well-formed rules may still have no day, or begin anew before they have ended. */
    private void checkOccurrences(Recurrence recurrence) {
        var first = recurrence.firstStart();
        var all = recurrence.in(new Span(
                first,
                first.plus(recurrence.rule() == null ? LONGEST : LOOKED_THROUGH).plus(Duration.ofDays(1))));
        if (all.isEmpty()) {
            wrong(
                    recurrence.rule() == null ? "until" : "rule",
                    "leaves no time at all: every day of it is left out, or the clock jumps over it.");
            return;
        }
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).from().isBefore(all.get(i - 1).until())) {
                wrong("rule", "comes back too often: the next one begins before the one before it has ended.");
                return;
            }
        }
        if (EntryKind.FREEZE.name().equals(draft.kind())
                && recurrence.lastEnd() == null
                && Objects.requireNonNull(recurrence.rule()).getFreq() != Freq.YEARLY) {
            wrong(
                    "rule",
                    "comes back too often for a freeze without an end; add UNTIL or COUNT, or make it a blackout.");
        }
    }

    private @Nullable RecurrenceRule rule(String text, ZoneId zone) {
        if (text.length() > LONGEST_RULE) {
            wrong("rule", "must have at most " + LONGEST_RULE + " characters.");
            return null;
        }
        try {
            var rule = new RecurrenceRule(text.strip(), RecurrenceRule.RfcMode.RFC5545_STRICT);
            if (saysHours(rule) || !FREQUENCIES.contains(rule.getFreq())) {
                wrong("rule", "must come back by the day, week, month or year; 'from' and 'until' say the hours.");
                return null;
            }
            readUntil(rule, zone);
            var some = rule.iterator(0, java.util.TimeZone.getTimeZone("UTC"));
            if (some.hasNext()) {
                some.nextMillis(); // days that never come, such as every 30th of February, are found out by looking
            }
            return rule;
        } catch (InvalidRecurrenceRuleException e) {
            wrong("rule", "is no RRULE such as FREQ=WEEKLY;BYDAY=SU: " + e.getMessage());
        } catch (IllegalArgumentException | IllegalStateException e) {
            wrong("rule", "asks for days that never come.");
        }
        return null;
    }

    /** No constant: the library fails when its parts are loaded before its rules are. */
    private static boolean saysHours(RecurrenceRule rule) {
        return rule.hasPart(Part.BYHOUR) || rule.hasPart(Part.BYMINUTE) || rule.hasPart(Part.BYSECOND);
    }

    /** UNTIL is a moment, a day or a time on the wall; the rule itself is counted in times on the wall. */
    private void readUntil(RecurrenceRule rule, ZoneId zone) {
        var until = rule.getUntil();
        if (until == null) {
            return;
        }
        if (until.isAllDay()) {
            lastStart = LocalDate.of(until.getYear(), until.getMonth() + 1, until.getDayOfMonth())
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant()
                    .minusSeconds(1);
        } else if (until.isFloating()) {
            lastStart = LocalDateTime.ofEpochSecond(
                            until.swapTimeZone(java.util.TimeZone.getTimeZone("UTC"))
                                            .getTimestamp()
                                    / 1000,
                            0,
                            ZoneOffset.UTC)
                    .atZone(zone)
                    .toInstant();
        } else {
            lastStart = Instant.ofEpochMilli(until.getTimestamp());
        }
        rule.setUntil(null);
    }

    private Set<LocalDate> except() {
        var days = new TreeSet<LocalDate>();
        var given = Objects.requireNonNullElse(draft.except(), List.<String>of());
        if (given.size() > MOST_EXCEPTIONS) {
            wrong("except", "must be at most " + MOST_EXCEPTIONS + " days.");
            return days;
        }
        for (int i = 0; i < given.size(); i++) {
            var day = parsed("except[" + i + "]", given.get(i), LocalDate::parse, "a day such as 2026-12-27");
            if (day != null) {
                days.add(day);
            }
        }
        return days;
    }

    private @Nullable LocalDateTime time(String field, @Nullable String text) {
        var time = parsed(field, text, LocalDateTime::parse, "a time such as 2026-12-20T18:00");
        if (time != null && (time.getYear() < EARLIEST || time.getYear() > LATEST)) {
            wrong(field, "must lie between the years " + EARLIEST + " and " + LATEST + ".");
            return null;
        }
        return time == null ? null : time.withNano(0);
    }

    private <T> @Nullable T parsed(String field, @Nullable String text, Function<String, T> read, String example) {
        try {
            if (text != null) {
                return read.apply(text.strip());
            }
        } catch (DateTimeException e) {
            // told below
        }
        wrong(field, "must be " + example + ".");
        return null;
    }

    private void wrong(String field, String message) {
        errors.add(new FieldError(field, message));
    }
}
