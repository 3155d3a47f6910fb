package io.baton.audit;

/** The ledger's front: append and nothing else. */
public interface AuditLedger {

    /** Appends the event in the caller's transaction: it is on record exactly when what it tells of is. */
    void append(AuditEvent event);

    /** Appends a refused action in a transaction of its own, since the refusal rolls the caller's back. */
    default void appendApart(AuditEvent event) {
        append(event);
    }
}
