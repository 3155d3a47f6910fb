package io.baton.deployment;

/** How far a change is, as far as a gate has to know. */
public enum PermitState {

    /** Not handed in yet. */
    DRAFT,

    /** Somebody still has to agree, or evidence is missing. */
    IN_APPROVAL,

    /** Everybody agreed; it may be used within its window. */
    APPROVED,

    /** A grant was taken and its result is not known yet. */
    IMPLEMENTING,

    /** Used up: deployed, well or not. */
    IMPLEMENTED,

    /** Somebody said no. */
    REJECTED,

    /** Given up before it was used. */
    CANCELLED;

    /** Whether nothing can open it again. */
    public boolean isOver() {
        return this == IMPLEMENTED || this == REJECTED || this == CANCELLED;
    }
}
