package io.baton.schedule;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The calendar of what is planned and of when nothing may be touched. */
public interface ChangeCalendar {

    /** A time in which nothing stands in the way. */
    record Free(Instant from, Instant until) {}

    /** What stands in the way of a plan, the hard ones first, then by time. */
    List<Collision> collisions(Plan plan);

    /** The first time from the plan's own on, of the same length, in which nothing hard stands in the way; within 90 days. */
    Optional<Free> nextFree(Plan plan);

    /** Puts a plan on the calendar, or moves it, in the caller's transaction. */
    void put(Plan plan);

    /** Takes a plan off the calendar; unknown ones are left alone. */
    void drop(String key);
}
