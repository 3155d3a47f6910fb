package io.baton.metrics;

import io.baton.ticket.RoutedWork.Route;

/**
 * Something that recurs, measured over a period.
 *
 * @param group team at which it shows
 * @param value minutes, changes or skills, depending on the kind
 * @param samples how many pieces of work it was measured on
 * @param words what was seen, for people
 */
record Pattern(Kind kind, Route route, String group, double value, int samples, String words) {

    /** What recurs. */
    enum Kind {
        /** Nine of ten pieces of work are accepted within so many minutes. */
        ACCEPT_LATENCY,
        /** Tickets of a rule change their team so many times. */
        REROUTES,
        /** So many skills that a rule asks for are held by nobody of the team it sends to. */
        SKILL_GAP
    }
}
