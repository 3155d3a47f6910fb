package io.baton.governance;

import io.baton.governance.BoardSeats.Seat;
import io.baton.platform.BeforeOpening;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Fills the seats of the demo company's board, once. */
@Component
@Profile("demo")
@Order(Ordered.LOWEST_PRECEDENCE)
class DemoBoard implements BeforeOpening {

    private final BoardSeats seats;

    DemoBoard(BoardSeats seats) {
        this.seats = seats;
    }

    @Override
    @Transactional
    public void start() {
        if (seats.all().isEmpty()) {
            List.of(
                            new Seat("changes", "Changes", "change-manager", false),
                            new Seat("security", "Security", "cab-security", false),
                            new Seat("processes", "Processes", "process-owner", false),
                            new Seat("legal", "Legal", "cab-legal", true))
                    .forEach(seats::fill);
        }
    }
}
