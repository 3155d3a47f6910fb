package io.baton.ticket.work;

/** What becomes of an open fulfilment task when its ticket ends before all work is done. */
public enum ParentClosePolicy {
    /** It is cancelled with the reason for which the ticket ends. */
    FORCE_CLOSE,
    /** The ticket cannot end before this task has. */
    BLOCK_PARENT,
    /** It goes on; the ticket neither waits for it nor stops it. */
    INDEPENDENT
}
