package io.baton.ticket.review;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a module has to put before the governance board. */
public interface AgendaPoints {

    /**
     * One point.
     *
     * @param topic id that tells it apart from all others, such as the key of a change
     * @param title what it is, beginning with its kind, such as {@code Gap: ...}
     * @param evidence what the board needs to know
     * @param people whose own matter it is; they do not vote on it
     */
    record Point(String topic, String title, String evidence, Set<String> people) {}

    /** Points of a period that are still open, the gravest first; {@code from} counts, {@code to} does not. */
    List<Point> between(Instant from, Instant to);
}
