package io.baton.people.oncall;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time for which somebody is on call.
 *
 * @param until first moment after it
 * @param priority the higher goes before the lower
 * @param override whether it is a single shift that goes before every layer
 */
record Watch(Instant from, Instant until, String person, String layer, int priority, boolean override) {

    boolean isEmpty() {
        return !from.isBefore(until) || person.isEmpty();
    }

    boolean isAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }

    Duration length() {
        return Duration.between(from, until);
    }

    Watch during(Instant start, Instant end) {
        return new Watch(start, end, person, layer, priority, override);
    }
}
