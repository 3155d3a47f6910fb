package io.baton.calendar;

import java.util.regex.Pattern;

/** Working time on one day, in minutes of the wall clock since midnight; it ends before {@code to}. */
record Slot(int from, int to) {

    static final int DAY = 24 * 60;

    private static final Pattern FORM = Pattern.compile("(\\d{2}):(\\d{2})\\s*-\\s*(\\d{2}):(\\d{2})");

    /** @throws IllegalArgumentException saying what is wrong, in words that follow the name of the slot */
    static Slot read(String text) {
        var parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException("is no slot; write it as 08:00-12:00.");
        }
        var slot = new Slot(minutes(parts.group(1), parts.group(2)), minutes(parts.group(3), parts.group(4)));
        if (slot.to <= slot.from) {
            throw new IllegalArgumentException("ends before it begins; a night shift is written as two slots,"
                    + " one until 24:00 and one from 00:00 on the next day.");
        }
        return slot;
    }

    private static int minutes(String hours, String minutes) {
        var total = Integer.parseInt(hours) * 60 + Integer.parseInt(minutes);
        if (total > DAY || Integer.parseInt(minutes) > 59) {
            throw new IllegalArgumentException("is no time of a day; the last one is 24:00.");
        }
        return total;
    }

    boolean overlaps(Slot other) {
        return from < other.to && other.from < to;
    }

    @Override
    public String toString() {
        return "%02d:%02d-%02d:%02d".formatted(from / 60, from % 60, to / 60, to % 60);
    }
}
