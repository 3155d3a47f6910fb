package io.baton.ticket;

/** May refuse, with a {@link io.baton.platform.Refusal}, that a ticket ends before its work is done. */
public interface EndingGuard {

    /** How a ticket is about to end. */
    enum Ending {
        /** It is withdrawn; nobody wants the result. */
        CANCELLED,
        /** It counts as done as far as it got. */
        CLOSED
    }

    void ending(Ticket ticket, Ending how);
}
