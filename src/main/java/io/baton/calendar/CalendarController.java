package io.baton.calendar;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RestController;

/** Business calendars: for everybody to read, for those who answer for promises to change. */
@RestController
@RequestMapping("/api/calendars")
class CalendarController {

    /** One version of a calendar. */
    record CalendarView(
            String id, int version, @JsonUnwrapped CalendarDefinition definition) {

        static CalendarView of(BusinessCalendar calendar) {
            return new CalendarView(calendar.id(), calendar.version(), calendar.definition());
        }
    }

    record NewCalendar(@Nullable String id, @Nullable CalendarDefinition definition) {}

    private final Calendars calendars;
    private final CalendarEditor editor;

    CalendarController(Calendars calendars, CalendarEditor editor) {
        this.calendars = calendars;
        this.editor = editor;
    }

    @GetMapping
    @AnyPerson
    List<CalendarView> all() {
        return calendars.all().stream().map(CalendarView::of).toList();
    }

    @GetMapping("/{id}")
    @AnyPerson
    ResponseEntity<CalendarView> calendar(@PathVariable String id) {
        return answer(ResponseEntity.ok(), calendars.require(id));
    }

    @GetMapping("/{id}/versions/{version}")
    @AnyPerson
    ResponseEntity<CalendarView> version(@PathVariable String id, @PathVariable int version) {
        return answer(ResponseEntity.ok(), calendars.version(id, version));
    }

    @PostMapping
    @RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
    ResponseEntity<CalendarView> create(@RequestBody NewCalendar body) {
        if (body.definition() == null) {
            throw Refusal.invalid("definition", "is required.");
        }
        var calendar = editor.create(Objects.requireNonNullElse(body.id(), ""), body.definition());
        return answer(ResponseEntity.created(URI.create("/api/calendars/" + calendar.id())), calendar);
    }

    @PutMapping("/{id}")
    @RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
    ResponseEntity<CalendarView> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody CalendarDefinition definition) {
        return answer(ResponseEntity.ok(), editor.change(id, ifMatch, definition));
    }

    private static ResponseEntity<CalendarView> answer(ResponseEntity.BodyBuilder builder, BusinessCalendar calendar) {
        return builder.eTag(Etag.of(calendar.version())).body(CalendarView.of(calendar));
    }
}
