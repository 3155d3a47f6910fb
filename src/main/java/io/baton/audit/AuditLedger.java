package io.baton.audit;

import org.springframework.stereotype.Component;

/** The ledger's front: append and nothing else. */
@Component
public class AuditLedger {

    /** Appends the event in the caller's transaction: it is on record exactly when what it tells of is. */
    public void append(AuditEvent event) {}

    /** Appends a refused action in a transaction of its own, since the refusal rolls the caller's back. */
    public void appendApart(AuditEvent event) {}
}
