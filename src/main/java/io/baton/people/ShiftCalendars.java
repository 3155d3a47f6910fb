package io.baton.people;

import java.time.Instant;
import java.util.List;

/** Calendars of working hours that a shift or a rota can name; whoever keeps calendars implements it. */
public interface ShiftCalendars {

    /**
     * A stretch of time.
     *
     * @param until first moment after it
     */
    record Period(Instant from, Instant until) {}

    boolean knows(String calendar);

    /** When a known calendar is open between two moments, in order and without overlap. */
    List<Period> open(String calendar, Instant from, Instant until);
}
