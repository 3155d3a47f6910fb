package io.baton.sla;

import io.baton.journey.JourneyTickets;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketState;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Whether the clock of a way runs: by the states of all its tickets, the first one is no more than any other. */
@Component
class WayModes {

    /** As long as one ticket runs the way does, and one that rests keeps it from being over. */
    private static final List<ClockMode> STRONGEST_FIRST =
            List.of(ClockMode.RUNNING, ClockMode.PAUSED, ClockMode.STOPPED, ClockMode.ENDED);

    private final JourneyTickets ways;
    private final TicketDesk desk;

    WayModes(JourneyTickets ways, TicketDesk desk) {
        this.ways = ways;
        this.desk = desk;
    }

    ClockMode of(String first, Set<TicketState> pausedIn) {
        return without("", first, pausedIn);
    }

    /** @param over key of a ticket that is over though its state does not say so yet */
    ClockMode without(String over, String first, Set<TicketState> pausedIn) {
        var modes = ways.along(first).stream()
                .filter(key -> !key.equals(over))
                .map(key -> ClockMode.of(ClockKind.JOURNEY, desk.require(key).state(), pausedIn))
                .toList();
        return STRONGEST_FIRST.stream().filter(modes::contains).findFirst().orElse(ClockMode.ENDED);
    }
}
