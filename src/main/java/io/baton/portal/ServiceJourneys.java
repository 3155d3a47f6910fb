package io.baton.portal;

import io.baton.calendar.Calendars;
import io.baton.journey.Journey;
import io.baton.journey.JourneyRegister;
import io.baton.platform.report.ReportQuery;
import io.baton.sla.JourneyTimes;
import io.baton.sla.JourneyTimes.Measured;
import io.baton.sla.JourneyTimes.Target;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The journeys that services belong to, in the words of their pages. */
@Component
class ServiceJourneys {

    private static final int QUARTER_MONTHS = 3;

    /**
     * The journey of a service.
     *
     * @param services the other services that belong to it
     * @param targets what is promised for the whole, a sentence for each kind of ticket it begins with
     * @param half within which half of the ways were over that ended in the last quarter; null where none ended, and for those
     *     who read no figures
     * @param ninety within which nine of ten were
     */
    record Shown(
            String id,
            String name,
            String owner,
            List<String> services,
            List<String> targets,
            long ways,
            @Nullable String half,
            @Nullable String ninety) {}

    private final JourneyRegister register;
    private final JourneyTimes times;
    private final Calendars calendars;
    private final PageWords words;

    ServiceJourneys(JourneyRegister register, JourneyTimes times, Calendars calendars, PageWords words) {
        this.register = register;
        this.times = times;
        this.calendars = calendars;
        this.words = words;
    }

    /** Names of journeys by the address of each service. */
    Map<String, String> names() {
        var names = new HashMap<String, String>();
        register.all()
                .forEach(journey ->
                        journey.services().forEach(service -> names.put(Services.key(service), journey.name())));
        return names;
    }

    /** @param withFigures whether the reader sees what was measured */
    @Nullable
    Shown of(String service, ReportQuery period, boolean withFigures) {
        return register.ofService(service)
                .map(journey -> shown(journey, service, withFigures ? measured(journey, period) : null))
                .orElse(null);
    }

    private @Nullable Measured measured(Journey journey, ReportQuery period) {
        var quarter = period.to()
                .plusDays(1)
                .minusMonths(QUARTER_MONTHS)
                .atStartOfDay(period.zone())
                .toInstant();
        return times.measured(journey.id(), quarter, period.end()).orElse(null);
    }

    private Shown shown(Journey journey, String service, @Nullable Measured measured) {
        return new Shown(
                journey.id(),
                journey.name(),
                words.person(journey.owner()),
                journey.services().stream()
                        .filter(other -> !Services.key(other).equals(Services.key(service)))
                        .toList(),
                Stream.of(
                                target(journey, "REQUEST", "What is asked for"),
                                target(journey, "INCIDENT", "What is broken"))
                        .filter(Objects::nonNull)
                        .map(String::valueOf)
                        .toList(),
                measured == null ? 0 : measured.ways(),
                measured == null ? null : hours(measured.half()),
                measured == null ? null : hours(measured.ninety()));
    }

    private @Nullable String target(Journey journey, String kind, String what) {
        return times.target(journey.id(), kind)
                .map(target -> what + ": " + hours(target.time()) + " of working time, " + calendar(target))
                .orElse(null);
    }

    private String calendar(Target target) {
        return calendars
                .find(target.calendar())
                .map(calendar -> calendar.definition().title())
                .map(title -> title.toLowerCase(java.util.Locale.ROOT))
                .orElse(target.calendar());
    }

    /** Such as "3 h 20 min". */
    private static String hours(Duration span) {
        var minutes = span.toMinutesPart();
        return span.toHours() + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }
}
