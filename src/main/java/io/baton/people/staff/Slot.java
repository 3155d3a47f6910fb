package io.baton.people.staff;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/** One stretch of working time in a week; where it ends before it begins it goes on into the next day. */
record Slot(DayOfWeek weekday, LocalTime from, LocalTime until) {

    private static final int MINUTES_OF_DAY = 24 * 60;
    private static final int MINUTES_OF_WEEK = 7 * MINUTES_OF_DAY;

    private boolean goesOn() {
        return !until.isAfter(from);
    }

    /** When the slot that begins on this day begins. */
    Instant start(LocalDate day, ZoneId zone) {
        return day.atTime(from).atZone(zone).toInstant();
    }

    Instant end(LocalDate day, ZoneId zone) {
        return (goesOn() ? day.plusDays(1) : day).atTime(until).atZone(zone).toInstant();
    }

    private int startOfWeek() {
        return (weekday.getValue() - 1) * MINUTES_OF_DAY + from.toSecondOfDay() / 60;
    }

    private int length() {
        var length = (until.toSecondOfDay() - from.toSecondOfDay()) / 60;
        return length > 0 ? length : length + MINUTES_OF_DAY;
    }

    boolean overlaps(Slot other) {
        return Math.floorMod(other.startOfWeek() - startOfWeek(), MINUTES_OF_WEEK) < length()
                || Math.floorMod(startOfWeek() - other.startOfWeek(), MINUTES_OF_WEEK) < other.length();
    }

    @Override
    public String toString() {
        return weekday + " " + from + "-" + until;
    }
}
