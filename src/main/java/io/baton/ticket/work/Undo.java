package io.baton.ticket.work;

/** How the effect of a finished fulfilment task is taken back when its request is cancelled. */
public enum Undo {
    /** There is nothing to take back. */
    NONE,
    /** The asset goes back to whom and where it came from. */
    CHECK_IN_ASSET,
    /** Somebody of the team takes the right away and says where that can be seen. */
    REVOKE_ACCESS,
    /** Somebody of the team undoes what was done. */
    UNDO_BY_HAND
}
