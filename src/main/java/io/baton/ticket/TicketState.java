package io.baton.ticket;

import java.util.Set;

/** The one state machine of tickets and fulfilment tasks. */
public enum TicketState {
    /** Taken in, nobody works on it yet. */
    PENDING,
    /** Somebody works on it. */
    IN_PROGRESS,
    /** Work waits for something outside; clocks and tasks rest. */
    ON_HOLD,
    /** The result is there and waits for confirmation. */
    REVIEW,
    /** Done and confirmed. */
    CLOSED,
    /** Ended early: withdrawn, declined or overtaken. */
    CANCELLED;

    /** Where it may go from here; only a step of a model takes it there. */
    public Set<TicketState> next() {
        return switch (this) {
            case PENDING -> Set.of(IN_PROGRESS, ON_HOLD, CANCELLED);
            case IN_PROGRESS -> Set.of(ON_HOLD, REVIEW, CANCELLED);
            case ON_HOLD -> Set.of(PENDING, IN_PROGRESS, CANCELLED);
            case REVIEW -> Set.of(IN_PROGRESS, CLOSED, CANCELLED);
            case CLOSED, CANCELLED -> Set.of();
        };
    }

    public boolean isOver() {
        return next().isEmpty();
    }
}
