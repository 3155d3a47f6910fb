package io.baton.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the change calendar: maintenance window, blackout, freeze or peak time.
 *
 * @param version counts edits; the ETag of the record
 * @param from begin on the clock of its zone, such as {@code 2026-12-20T18:00}
 * @param until end on the clock of its zone, exclusive
 * @param rule iCalendar RRULE; null where it does not come back
 * @param except days on which none begins
 * @param firstStart begin of the first one
 * @param lastEnd end of the last one; null where it goes on for ever
 * @param draftedBy who wrote it down
 * @param changedBy who changed it last
 * @param agreedBy second person who agreed
 */
public record CalendarEntry(
        String id,
        long version,
        EntryKind kind,
        EntryState state,
        String title,
        String reason,
        String owner,
        String zone,
        String from,
        String until,
        @Nullable String rule,
        List<LocalDate> except,
        List<EntryScope> scopes,
        Instant firstStart,
        @Nullable Instant lastEnd,
        String draftedBy,
        String changedBy,
        @Nullable String agreedBy,
        @Nullable Instant agreedAt,
        @Nullable Instant endedAt,
        @Nullable String endedBecause) {

    public CalendarEntry {
        except = List.copyOf(except);
        scopes = List.copyOf(scopes);
    }

    /** Where it holds, in words. */
    public String where() {
        return String.join(", ", scopes.stream().map(EntryScope::words).toList());
    }

    /** Whether this person may be the second one who agrees. */
    public boolean mayBeAgreedBy(String person) {
        return state == EntryState.PREVIEWED && !person.equals(draftedBy) && !person.equals(changedBy);
    }
}
