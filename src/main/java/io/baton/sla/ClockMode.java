package io.baton.sla;

/** Whether the time of a clock goes by. */
public enum ClockMode {
    RUNNING,
    /** Rests, because what is waited for is not ours. */
    PAUSED,
    /** What was promised is there; it runs on if that turns out not to be so. */
    STOPPED,
    /** Over for good. */
    ENDED
}
