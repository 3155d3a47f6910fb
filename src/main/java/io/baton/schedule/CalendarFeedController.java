package io.baton.schedule;

import io.baton.people.AnyStaff;
import io.baton.platform.CalendarFile;
import io.baton.platform.CalendarFile.Event;
import io.baton.schedule.CalendarSheet.Filter;
import io.baton.schedule.CalendarSheet.Line;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The change calendar as a file for everybody's own calendar; calendars that fetch it sign in with a token. */
@RestController
class CalendarFeedController {

    private static final Duration PAST = Duration.ofDays(30);
    private static final Duration AHEAD = Duration.ofDays(365);

    private final CalendarSheet sheet;
    private final Clock clock;

    CalendarFeedController(CalendarSheet sheet, Clock clock) {
        this.sheet = sheet;
        this.clock = clock;
    }

    /** The last month and the coming year. */
    @GetMapping(path = "/api/calendar.ics", produces = "text/calendar")
    @AnyStaff
    String feed(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment) {
        var now = clock.instant();
        var events =
                sheet
                        .between(now.minus(PAST), now.plus(AHEAD), new Filter(Set.of(), service, environment, null))
                        .stream()
                        .filter(line -> line.entry() == null || line.entry().state() == EntryState.ENFORCED)
                        .map(CalendarFeedController::event)
                        .toList();
        return CalendarFile.of("Change calendar", "Changes", events, now);
    }

    private static Event event(Line line) {
        var entry = line.entry();
        var kind = entry == null ? "Planned" : entry.kind().words();
        // what is planned moves and stays the same event; what comes back is another one each time
        var uid = entry == null ? line.id() : line.id() + "-" + CalendarFile.time(line.from());
        var why = entry == null ? line.id() : entry.reason();
        return new Event(
                uid + "@baton", line.from(), line.until(), kind + ": " + line.title(), line.where() + ". " + why);
    }
}
