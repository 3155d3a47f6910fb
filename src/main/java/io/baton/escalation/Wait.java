package io.baton.escalation;

/**
 * How long until the next rung.
 *
 * @param time such as PT4H
 * @param calendar whose working time it counts; TICKET is that of the ticket
 */
record Wait(String time, String calendar) {

    /** By the clock. */
    static final String ALWAYS = "24x7";
}
