package io.baton.ticket;

import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when tickets are going to rest, as far as whoever put them on hold knew. */
@Component
public class Rests {

    private static final Duration LONGEST = Duration.ofDays(5 * 365);

    private final Tickets tickets;
    private final Clock clock;

    Rests(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** To be told before the ticket rests. */
    void foresee(String key, Instant until) {
        var now = clock.instant();
        if (!until.isAfter(now)) {
            throw Refusal.invalid("until", "must lie in the future.");
        }
        if (until.isAfter(now.plus(LONGEST))) {
            throw Refusal.invalid("until", "must lie within the next five years.");
        }
        tickets.change(key, Map.of("held_until", until));
    }

    /** Null where nobody knows. */
    public @Nullable Instant foreseen(String key) {
        return tickets.heldUntil(key);
    }

    /** The ticket goes on; the next rest is another one. */
    public void over(String key) {
        tickets.change(key, Collections.singletonMap("held_until", null));
    }
}
