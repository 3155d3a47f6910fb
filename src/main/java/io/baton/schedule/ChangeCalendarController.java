package io.baton.schedule;

import io.baton.people.AnyStaff;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Etag;
import io.baton.schedule.CalendarDesk.Preview;
import io.baton.schedule.CalendarSheet.Filter;
import io.baton.schedule.CalendarSheet.Line;
import io.baton.schedule.ChangeCalendar.Free;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The change calendar: for everybody who works here to read and to ask, for change managers to write. */
@RestController
@RequestMapping("/api/calendar")
class ChangeCalendarController {

    private static final Duration USUAL = Duration.ofDays(31);

    private final CalendarDesk desk;
    private final CalendarSheet sheet;
    private final SlotFinder slots;
    private final SignedIn signedIn;
    private final Clock clock;

    ChangeCalendarController(CalendarDesk desk, CalendarSheet sheet, SlotFinder slots, SignedIn signedIn, Clock clock) {
        this.desk = desk;
        this.sheet = sheet;
        this.slots = slots;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    record Between(Instant from, Instant to, List<Line> lines) {}

    /** @param items ids of configuration items */
    record Wish(
            @Nullable Set<String> items,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String person,
            @Nullable Instant from,
            @Nullable Instant until) {}

    /** @param next absent when nothing is free within 90 days */
    record Answer(List<Collision> conflicts, @Nullable Free next) {}

    record Reason(@Nullable String reason) {}

    @GetMapping
    @AnyStaff
    Between between(
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(required = false) @Nullable Set<String> kind,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String item) {
        var start = Objects.requireNonNullElse(from, clock.instant());
        var end = Objects.requireNonNullElse(to, start.plus(USUAL));
        var filter = new Filter(Objects.requireNonNullElse(kind, Set.of()), service, environment, item);
        return new Between(start, end, sheet.between(start, end, filter));
    }

    /** What would be in the way of a time, and when it is free. */
    @PostMapping("/conflicts")
    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.INCIDENT_COMMANDER,
        Role.PROCESS_OWNER,
        Role.ADMIN
    })
    Answer conflicts(@RequestBody Wish wish) {
        var plan = slots.plan(wish);
        return new Answer(slots.collisions(plan), slots.nextFree(plan));
    }

    @PostMapping("/entries")
    @RolesAllowed(Role.CHANGE_MANAGER)
    ResponseEntity<CalendarEntry> draft(@RequestBody EntryDraft body) {
        var entry = desk.draft(body, signedIn.require());
        return answer(ResponseEntity.created(URI.create("/api/calendar/entries/" + entry.id())), entry);
    }

    @GetMapping("/entries/{id}")
    @AnyStaff
    ResponseEntity<CalendarEntry> entry(@PathVariable String id) {
        return answer(ResponseEntity.ok(), desk.require(id));
    }

    @PutMapping("/entries/{id}")
    @RolesAllowed(Role.CHANGE_MANAGER)
    ResponseEntity<CalendarEntry> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody EntryDraft body) {
        return answer(ResponseEntity.ok(), desk.change(id, ifMatch, body, signedIn.require()));
    }

    @PostMapping("/entries/{id}/preview")
    @RolesAllowed({Role.CHANGE_MANAGER, Role.PROCESS_OWNER})
    Preview preview(@PathVariable String id) {
        return desk.preview(id);
    }

    @PostMapping("/entries/{id}/agree")
    @RolesAllowed({Role.CHANGE_MANAGER, Role.PROCESS_OWNER})
    Preview agree(@PathVariable String id) {
        return desk.agree(id, signedIn.require());
    }

    @PostMapping("/entries/{id}/release")
    @RolesAllowed(Role.CHANGE_MANAGER)
    ResponseEntity<CalendarEntry> release(@PathVariable String id, @RequestBody Reason body) {
        return answer(ResponseEntity.ok(), desk.release(id, body.reason(), signedIn.require()));
    }

    @PostMapping("/entries/{id}/cancel")
    @RolesAllowed(Role.CHANGE_MANAGER)
    ResponseEntity<CalendarEntry> cancel(@PathVariable String id, @RequestBody Reason body) {
        return answer(ResponseEntity.ok(), desk.cancel(id, body.reason(), signedIn.require()));
    }

    private static ResponseEntity<CalendarEntry> answer(ResponseEntity.BodyBuilder builder, CalendarEntry entry) {
        return builder.eTag(Etag.of(entry.version())).body(entry);
    }
}
