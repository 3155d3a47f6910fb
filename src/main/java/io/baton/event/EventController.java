package io.baton.event;

import io.baton.people.Role;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Refusal.FieldError;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Monitoring systems report here. The same alert, by source and id, may come as often as it likes. */
@RestController
@RequestMapping("/api/events")
@RolesAllowed(Role.INTEGRATION)
class EventController {

    private static final Duration CLOCK_DIFFERENCE = Duration.ofMinutes(5);

    /** @param id the reporter's own id of the alert */
    record NewAlert(
            @Nullable String source,
            @Nullable String id,
            Alert.@Nullable Severity severity,
            @Nullable String ciId,
            @Nullable String summary,
            @Nullable Instant occurredAt) {}

    /** @param tickets keys of the tickets whose work the alert sent back */
    record Taken(String id, List<String> tickets) {}

    private final AlertDesk desk;
    private final Alerts alerts;
    private final Clock clock;

    EventController(AlertDesk desk, Alerts alerts, Clock clock) {
        this.desk = desk;
        this.alerts = alerts;
        this.clock = clock;
    }

    @PostMapping
    ResponseEntity<Taken> report(@RequestBody NewAlert body) {
        var alert = checked(body);
        var known = alerts.find(alert.source(), alert.externalId());
        if (known.isPresent()) {
            return ResponseEntity.ok(taken(known.get()));
        }
        try {
            return ResponseEntity.status(201).body(new Taken(alert.id(), desk.take(alert)));
        } catch (DuplicateKeyException e) {
            return ResponseEntity.ok(
                    taken(alerts.find(alert.source(), alert.externalId()).orElseThrow(() -> e)));
        }
    }

    private static Taken taken(Alert alert) {
        return new Taken(alert.id(), alert.tickets());
    }

    private Alert checked(NewAlert body) {
        var errors = new ArrayList<FieldError>();
        var source = text("source", body.source(), 64, errors);
        var id = text("id", body.id(), 200, errors);
        var summary = text("summary", body.summary(), 1000, errors);
        var ciId = body.ciId() == null || body.ciId().isBlank() ? null : text("ciId", body.ciId(), 64, errors);
        if (body.severity() == null) {
            errors.add(new FieldError("severity", "is missing: CRITICAL, WARNING or INFO."));
        }
        var now = clock.instant();
        var occurredAt = Objects.requireNonNullElse(body.occurredAt(), now);
        if (occurredAt.isAfter(now.plus(CLOCK_DIFFERENCE))) {
            errors.add(new FieldError("occurredAt", "lies in the future; check the clock of the reporter."));
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        var severity = Objects.requireNonNull(body.severity());
        return new Alert(Ids.next(), source, id, severity, ciId, summary, List.of(), occurredAt, now);
    }

    private static String text(String field, @Nullable String value, int longest, List<FieldError> errors) {
        var text = Objects.requireNonNullElse(value, "").strip();
        if (text.isEmpty()) {
            errors.add(new FieldError(field, "is missing."));
        } else if (text.length() > longest) {
            errors.add(new FieldError(field, "must have at most " + longest + " characters."));
        }
        return text;
    }
}
