package io.baton.engine;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Working time, for timers of models that name a calendar beside their duration, such as {@code PT4H business-hours}. */
public interface WorkingTime {

    /** The calendar by which the ticket itself has to be solved. */
    String OF_TICKET = "TICKET";

    /**
     * The instant at which so much working time has gone by.
     *
     * @param calendar id of a calendar, or {@link #OF_TICKET}
     * @param businessKey the ticket, where there is one
     */
    Instant after(Instant from, Duration working, String calendar, @Nullable String businessKey);

    /** Working time from one instant to a later one; none if they are the other way round. */
    Duration between(Instant from, Instant to, String calendar, @Nullable String businessKey);
}
