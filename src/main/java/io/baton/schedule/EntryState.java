package io.baton.schedule;

/** How far an entry of the change calendar is. */
public enum EntryState {

    /** Written down; counts for nothing yet. */
    DRAFT,

    /** Somebody looked at what it hits; a second person may agree. */
    PREVIEWED,

    /** It counts. Freezes and blackouts were agreed to by a second person. */
    ENFORCED,

    /** A freeze or blackout that was ended by hand. */
    RELEASED,

    /** Given up. */
    CANCELLED;

    public boolean isOver() {
        return this == RELEASED || this == CANCELLED;
    }
}
