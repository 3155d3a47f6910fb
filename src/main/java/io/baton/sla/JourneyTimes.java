package io.baton.sla;

import io.baton.sla.SlaPerformance.Spread;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How long a journey may take from end to end, and how long it took. */
@Component
public class JourneyTimes {

    /** What is promised for the whole, in working time by a calendar. */
    public record Target(Duration time, String calendar) {}

    /**
     * What was measured, in working time.
     *
     * @param ways how many ended
     * @param half within which half of them were over
     * @param ninety within which nine of ten were over
     */
    public record Measured(long ways, Duration half, Duration ninety) {}

    private final Promises promises;
    private final SlaPerformance performance;

    JourneyTimes(Promises promises, SlaPerformance performance) {
        this.promises = promises;
        this.performance = performance;
    }

    /** @param recordKind kind of the ticket it begins with, such as REQUEST */
    public Optional<Target> target(String journey, String recordKind) {
        return promises.ofJourney(journey, recordKind)
                .flatMap(promise ->
                        Optional.ofNullable(promise.target()).map(time -> new Target(time, promise.calendar())));
    }

    /** The ways that ended in between; empty when none did. */
    public Optional<Measured> measured(String journey, Instant from, Instant to) {
        return performance.journey(journey, from, to).map(JourneyTimes::measured);
    }

    private static Measured measured(Spread spread) {
        return new Measured(spread.measured(), spread.half(), spread.ninety());
    }
}
