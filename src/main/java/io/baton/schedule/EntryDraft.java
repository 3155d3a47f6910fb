package io.baton.schedule;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody writes down for an entry of the calendar, not looked at yet.
 *
 * @param kind one of {@link EntryKind}
 * @param owner who answers for it; whoever writes it down where it is left out
 * @param from such as {@code 2026-12-20T18:00}, on the clock of the zone
 * @param until exclusive
 * @param zone such as {@code Europe/Berlin}
 * @param rule iCalendar RRULE
 * @param except days such as {@code 2026-12-27} on which none begins
 * @param scopes where it holds, at least one; an empty one is everything
 */
public record EntryDraft(
        @Nullable String kind,
        @Nullable String title,
        @Nullable String reason,
        @Nullable String owner,
        @Nullable String from,
        @Nullable String until,
        @Nullable String zone,
        @Nullable String rule,
        @Nullable List<String> except,
        @Nullable List<EntryScope> scopes) {}
