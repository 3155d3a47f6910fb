package io.baton.people;

/** Whether somebody can be given work at a moment. */
public enum Presence {
    PRESENT,
    /** Away: ill, on holiday, at a course. */
    ABSENT,
    /** Outside of the own working hours. */
    OFF_SHIFT
}
