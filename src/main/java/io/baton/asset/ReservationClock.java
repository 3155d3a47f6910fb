package io.baton.asset;

import io.baton.asset.Reservation.State;
import io.baton.engine.Processes;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import io.baton.ticket.TicketChanged;
import java.time.Clock;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets no seat lie idle: ends reservations that ran out or whose ticket is over, and calls the tickets that wait for a
 * seat, the longest waiting first. Several servers may do so at once, as every step is taken under the licence's lock.
 */
@Component
class ReservationClock {

    /** What a waiting model is told. */
    static final String SEAT_FREED = "LicenceSeatFreed";

    private static final Logger LOG = LoggerFactory.getLogger(ReservationClock.class);

    private final LicenceBook book;
    private final SeatReservations reservations;
    private final Processes processes;
    private final Clock clock;

    ReservationClock(LicenceBook book, SeatReservations reservations, Processes processes, Clock clock) {
        this.book = book;
        this.reservations = reservations;
        this.processes = processes;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void tick() {
        book.licencesWithDue(clock.instant()).forEach(reservations::expireDue);
        book.licencesAwaited().forEach(this::recount);
        book.licencesToHandOut().forEach(this::callWaiting);
    }

    /** A ticket that ends without having used its seat does not need it any more, whichever way it ended. */
    @EventListener
    void ticketChanged(TicketChanged news) {
        if (news.ticket().state().isOver()) {
            reservations.dropUnused(news.ticket().key());
        }
    }

    private void recount(String licence) {
        try {
            reservations.recount(licence);
        } catch (CallFailed failed) {
            LOG.debug("Seats of licence {} were not counted anew: {}", licence, failed.summary());
        } catch (ConcurrencyFailureException e) {
            LOG.debug("Seats of licence {} are being moved by somebody else", licence);
        }
    }

    /** Whoever is called asks for a seat like everybody else, so calling one too many takes nothing from anybody. */
    private void callWaiting(String licence) {
        var free = book.find(licence).map(Licence::seatsFree).orElse(0);
        for (var waiting : book.reservations(licence, State.WAITING)) {
            if (free > 0 && isCalled(waiting.ticketKey())) {
                free--;
            }
        }
    }

    private boolean isCalled(String ticketKey) {
        try {
            processes.correlate(SEAT_FREED, ticketKey, Map.of());
            return true;
        } catch (Refusal refusal) {
            LOG.debug("Ticket {} is not at the place where it waits for a seat", ticketKey);
            return false;
        }
    }
}
