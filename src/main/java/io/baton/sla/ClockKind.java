package io.baton.sla;

/** What a clock measures. */
public enum ClockKind {
    /** From intake until somebody takes the work up. */
    RESPONSE("Response"),
    /** From intake until the result is there, without the time that is not ours. */
    RESOLUTION("Resolution"),
    /** How long one group has the ticket, from hand-over to hand-over. */
    OLA("Work of the group"),
    /** From the first ask until the last ticket of the way is over, whatever groups work. */
    JOURNEY("Journey");

    private final String words;

    ClockKind(String words) {
        this.words = words;
    }

    /** What people call it. */
    public String words() {
        return words;
    }

    /** What the escalation ladder calls a clock of this kind that ran out. */
    String trigger() {
        return this == OLA ? "FUNCTIONAL" : name();
    }
}
