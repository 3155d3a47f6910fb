package io.baton.portal;

import io.baton.schedule.ChangeCalendar;
import io.baton.schedule.Collision;
import io.baton.schedule.Plan;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What stands in the way of the time of a change, and when it is free. */
@Component
class ChangeWindow {

    /**
     * What was found for a time.
     *
     * @param blocked whether something is in the way that closes the gate
     * @param next the first free time of the same length; null where the time itself is free or none is within 90 days
     */
    record Found(
            List<InTheWay> conflicts,
            boolean blocked,
            @Nullable Slot next) {}

    /** One thing that is in the way. */
    record InTheWay(String words, Moment from, Moment until, boolean hard) {}

    /** A free time, for people and as the fields of a form hold it. */
    record Slot(Moment from, Moment until, String fromField, String untilField) {}

    private final ChangeCalendar calendar;
    private final ZoneId zone;

    ChangeWindow(ChangeCalendar calendar, PortalSettings settings) {
        this.calendar = calendar;
        this.zone = settings.zone();
    }

    Found look(
            String key,
            String title,
            Set<String> items,
            @Nullable String service,
            @Nullable String environment,
            Instant from,
            Instant until) {
        var plan = new Plan(key, title, items, service, environment, null, from, until);
        var found = calendar.collisions(plan);
        var blocked = found.stream().anyMatch(Collision::isHard);
        return new Found(
                found.stream()
                        .map(it -> new InTheWay(
                                it.words(), Moment.of(it.from(), zone), Moment.of(it.until(), zone), it.isHard()))
                        .toList(),
                blocked,
                blocked ? calendar.nextFree(plan).map(this::slot).orElse(null) : null);
    }

    private Slot slot(ChangeCalendar.Free free) {
        return new Slot(
                Moment.of(free.from(), zone),
                Moment.of(free.until(), zone),
                field(free.from(), zone),
                field(free.until(), zone));
    }

    /** As a field for date and time holds it. */
    static String field(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.MINUTES).toString();
    }
}
