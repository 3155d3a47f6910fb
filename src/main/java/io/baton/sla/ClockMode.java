package io.baton.sla;

import io.baton.ticket.TicketState;
import java.util.Set;

/** Whether the time of a clock goes by. */
public enum ClockMode {
    RUNNING,
    /** Rests, because what is waited for is not ours. */
    PAUSED,
    /** What was promised is there; it runs on if that turns out not to be so. */
    STOPPED,
    /** Over for good. */
    ENDED;

    /** What becomes of a clock while its ticket is in a state. */
    static ClockMode of(ClockKind kind, TicketState state, Set<TicketState> pausedIn) {
        if (state.isOver()) {
            return ENDED;
        }
        var isThere = state == TicketState.REVIEW || state == TicketState.IN_PROGRESS && kind == ClockKind.RESPONSE;
        if (isThere) {
            return kind == ClockKind.RESPONSE ? ENDED : STOPPED;
        }
        return pausedIn.contains(state) ? PAUSED : RUNNING;
    }
}
