package io.baton.sla;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** How people say durations, instants and what clocks do. */
final class SlaWords {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("EEEE d MMMM yyyy, HH:mm (VV)", Locale.ENGLISH);

    private SlaWords() {}

    static String threshold(SlaClock clock, SlaEvent event) {
        var target = duration(event.target());
        var text = event.percent() == 100
                ? clock.words() + ": the target of " + target + " is missed"
                : clock.words() + ": " + event.percent() + " percent of the target of " + target + " are used up";
        return text + (event.late() ? " (since " + duration(event.lag()) + ")" : "");
    }

    static String missed(SlaClock clock) {
        return clock.words() + ": the target of " + duration(Objects.requireNonNull(clock.target())) + " is missed";
    }

    /** Such as "3 h 20 min"; seconds only of what is shorter than a minute. */
    static String duration(Duration duration) {
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return duration.toSeconds() + " s";
        }
        var hours = duration.toHours();
        var minutes = duration.toMinutesPart();
        if (hours == 0) {
            return minutes + " min";
        }
        return hours + " h" + (minutes == 0 ? "" : " " + minutes + " min");
    }

    static String time(Instant at, String zone) {
        return TIME.format(at.atZone(ZoneId.of(zone)));
    }
}
