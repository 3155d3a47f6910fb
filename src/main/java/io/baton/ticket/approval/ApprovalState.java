package io.baton.ticket.approval;

/** How a round, a level or a single vote stands. */
public enum ApprovalState {
    /** A later level: nobody is asked yet. */
    WAITING,
    OPEN,
    APPROVED,
    DECLINED,
    /** Not needed any more: enough people have decided, or the ticket is over. */
    WITHDRAWN,
    /** What was to be approved was changed. */
    VOID
}
