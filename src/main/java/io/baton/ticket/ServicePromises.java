package io.baton.ticket;

import io.baton.calendar.BusinessCalendar;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is promised for tickets, in working time; for whoever plans with it and keeps no clock. */
public interface ServicePromises {

    /**
     * The promise that a ticket is solved.
     *
     * @param target working time from intake to result
     * @param soFar how much of it has gone by; time in which the ticket rested is left out
     * @param due the deadline; null while the ticket rests
     * @param calendar what counts as working time
     */
    record Promised(
            Duration target, Duration soFar, @Nullable Instant due, BusinessCalendar calendar) {}

    /**
     * The promise as it stands at a moment; empty where nothing is promised.
     *
     * @param at now, as whoever reckons with it has it
     */
    Optional<Promised> of(String ticketKey, Instant at);

    /**
     * Working time from intake to result of the latest 50 tickets for a catalogue item that were closed with a solution
     * and whose clocks went by the same calendar; shortest first.
     */
    List<Duration> took(String item, String calendar);
}
