package io.baton.escalation;

import io.baton.escalation.Escalation.State;
import org.jspecify.annotations.Nullable;

/**
 * How a ladder ends.
 *
 * @param by who acknowledged it, if somebody did
 * @param note what is being done, in their words
 * @param cause why it came to this, if they said so
 * @param with the ladder of the same ticket that was acknowledged with it and is asked for the cause
 */
record Ending(
        State how,
        @Nullable String by,
        @Nullable String note,
        @Nullable String cause,
        @Nullable String with) {

    static Ending of(State how) {
        return new Ending(how, null, null, null, null);
    }

    static Ending acknowledged(String by, @Nullable String note, @Nullable String cause) {
        return new Ending(State.ACKNOWLEDGED, by, note, cause, null);
    }

    Ending with(String ladder) {
        return new Ending(how, by, note, cause, ladder);
    }

    String inWords() {
        return switch (how) {
            case ACKNOWLEDGED -> "acknowledged by " + by + ": " + note;
            case TOP_REACHED -> "everybody was called, and nobody answered.";
            case SUBJECT_ENDED -> "what it was about is over.";
            case CLIMBING -> throw new IllegalArgumentException("A ladder that is climbed has not ended");
        };
    }
}
