package io.baton.asset;

import io.baton.asset.Reservation.State;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps seats for tickets from the approval until the software is provisioned. However many tickets ask at once, as
 * many get a seat as there are; nobody gets a seat that another ticket was promised.
 */
@Component
class SeatReservations {

    /** Whether a seat is kept for the ticket. */
    enum Outcome {
        RESERVED,
        /** There is no licence to be counted, or the person has a seat already. */
        NOT_NEEDED,
        NONE_FREE
    }

    /** What came of asking for a seat, and why, in words. */
    record Answer(Outcome outcome, String reason) {}

    private final LicenceBook book;
    private final OutsideLicences outside;
    private final TicketDesk tickets;
    private final AuditLedger ledger;
    private final Clock clock;
    private final LicenceSettings settings;

    SeatReservations(
            LicenceBook book,
            OutsideLicences outside,
            TicketDesk tickets,
            AuditLedger ledger,
            Clock clock,
            LicenceSettings settings) {
        this.book = book;
        this.outside = outside;
        this.tickets = tickets;
        this.ledger = ledger;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Keeps a seat for a ticket; a ticket that has one keeps it. Where none is free the ticket is put on the waiting list.
     *
     * @param product id of a licence, or the product as somebody wrote it; null when the request is about none
     * @param holder who is going to use it
     */
    @Transactional
    Answer reserve(@Nullable String product, String holder, String ticketKey) {
        var licences = product == null ? List.<Licence>of() : ProductMatch.in(book.all(), product);
        if (licences.isEmpty()) {
            return new Answer(
                    Outcome.NOT_NEEDED,
                    product == null
                            ? "No licence is asked for."
                            : "The register knows no licence for '" + product + "', so no seat is counted.");
        }
        var kept = licences.stream()
                .filter(licence -> isIn(licence, ticketKey, State.RESERVED, State.CONSUMED))
                .findFirst();
        if (kept.isPresent()) {
            return kept(kept.get());
        }
        for (var licence : licences) {
            var answer = reserve(licence, holder, ticketKey);
            if (answer.outcome() != Outcome.NONE_FREE) {
                forget(licences, ticketKey);
                return answer;
            }
        }
        return await(licences, holder, ticketKey);
    }

    private Answer reserve(Licence asked, String holder, String ticketKey) {
        var heldElsewhere = outside.recount(asked, holder);
        var licence = book.lock(asked.id()).orElse(asked);
        if (heldElsewhere || licence.metric() == Licence.Metric.PERSON && book.isHeld(licence.id(), holder)) {
            return new Answer(Outcome.NOT_NEEDED, holder + " has a seat of " + licence.product() + " already.");
        }
        expire(licence);
        return take(licence, holder, ticketKey) ? kept(licence) : new Answer(Outcome.NONE_FREE, "");
    }

    private static Answer kept(Licence licence) {
        return new Answer(Outcome.RESERVED, "A seat of " + licence.product() + " is kept for this ticket.");
    }

    private boolean isIn(Licence licence, String ticketKey, State... states) {
        return book.reservation(licence.id(), ticketKey)
                .filter(known -> List.of(states).contains(known.state()))
                .isPresent();
    }

    /** A ticket that has what it needs neither waits for another seat nor asks for one that it lost. */
    private void forget(List<Licence> licences, String ticketKey) {
        for (var licence : licences) {
            book.reservation(licence.id(), ticketKey)
                    .filter(known -> known.state() == State.WAITING || known.state() == State.EXPIRED)
                    .ifPresent(known -> put(known, State.RELEASED));
        }
    }

    private boolean take(Licence licence, String holder, String ticketKey) {
        if (!book.move(licence.id(), 0, 1)) {
            return false;
        }
        var now = clock.instant();
        var until = now.plus(settings.reservationTime());
        book.put(new Reservation(licence.id(), ticketKey, holder, State.RESERVED, now, until));
        ledger.append(AuditEvent.of("LICENCE_SEAT_RESERVED", "licence", licence.id())
                .forTicket(ticketKey, null)
                .with("holder", holder)
                .with("until", until.toString()));
        tell(ticketKey, "A seat of " + licence.product() + " is reserved.");
        return true;
    }

    private Answer await(List<Licence> licences, String holder, String ticketKey) {
        var reason = String.valueOf(Licences.noneFree(licences.get(0)).getMessage());
        if (!isIn(licences.get(0), ticketKey, State.WAITING)) {
            tell(ticketKey, "No licence available: " + reason);
        }
        for (var licence : licences) {
            if (!isIn(licence, ticketKey, State.WAITING)) {
                book.put(new Reservation(licence.id(), ticketKey, holder, State.WAITING, clock.instant(), null));
            }
        }
        return new Answer(Outcome.NONE_FREE, reason);
    }

    /**
     * Puts the seats that were kept for a ticket to use; done before, it does nothing. A reservation that ran out is made
     * anew where there is a seat.
     *
     * @throws io.baton.platform.Refusal 409 when it ran out and all seats are gone
     */
    @Transactional
    void consume(String ticketKey) {
        var given = outside.assign(ticketKey);
        each(ticketKey, (licence, reservation) -> {
            var seat = given.get(licence.id());
            if (reservation.state() == State.RESERVED) {
                use(licence, reservation, seat, -1);
            } else if (reservation.state() == State.EXPIRED && seat != null) {
                use(licence, reservation, seat, 0);
            } else if (reservation.state() == State.EXPIRED) {
                renew(licence, reservation);
                use(licence, reservation, null, -1);
            } else if (seat != null) {
                outside.release(reservation, seat);
            }
        });
    }

    private void renew(Licence licence, Reservation reservation) {
        expire(licence);
        if (!take(licence, reservation.holder(), reservation.ticketKey())) {
            throw Licences.noneFree(licence);
        }
    }

    /**
     * @param outsideSeat which seat it is elsewhere; null for one that is kept here
     * @param reserved by how much the number of reserved seats changes
     */
    private void use(Licence licence, Reservation reservation, @Nullable String outsideSeat, int reserved) {
        var ticketKey = reservation.ticketKey();
        var seatKey = licence.seatKey(reservation.holder(), ticketKey);
        var seat = new Seat(licence.id(), reservation.holder(), ticketKey, clock.instant(), outsideSeat);
        if (book.isHeld(licence.id(), seatKey)) {
            book.move(licence.id(), 0, reserved);
        } else {
            book.move(licence.id(), 1, reserved);
            book.addSeat(seatKey, seat);
        }
        put(reservation, State.CONSUMED);
        record("LICENCE_SEAT_CONSUMED", reservation);
        tell(ticketKey, "The seat of " + licence.product() + " is in use by " + reservation.holder() + ".");
    }

    /** Gives back what is kept for a ticket, and the seats it took into use; done before, it does nothing. */
    @Transactional
    void release(String ticketKey) {
        outside.release(ticketKey);
        each(ticketKey, (licence, reservation) -> {
            if (reservation.state() == State.CONSUMED) {
                giveBack(licence, reservation);
            } else {
                drop(licence, reservation);
            }
        });
    }

    /** Gives back what is still kept for a ticket that is over; what it took into use stays in use. */
    @Transactional
    void dropUnused(String ticketKey) {
        each(ticketKey, (licence, reservation) -> drop(licence, reservation));
    }

    private void drop(Licence licence, Reservation reservation) {
        if (reservation.state() == State.RESERVED) {
            book.move(licence.id(), 0, -1);
            put(reservation, State.RELEASED);
            record("LICENCE_SEAT_RELEASED", reservation);
            tell(reservation.ticketKey(), "The seat of " + licence.product() + " is given back.");
        } else if (reservation.state() == State.WAITING) {
            put(reservation, State.RELEASED);
        }
    }

    private void giveBack(Licence licence, Reservation reservation) {
        var ticketKey = reservation.ticketKey();
        var seatKey = licence.seatKey(reservation.holder(), ticketKey);
        var freed = book.removeSeat(licence.id(), seatKey, ticketKey);
        put(reservation, State.RELEASED);
        if (freed > 0) {
            book.free(licence.id(), freed);
            record("LICENCE_SEAT_RELEASED", reservation);
            tell(ticketKey, "The seat of " + licence.product() + " is given back.");
        }
    }

    /** Gives seats that were kept for long enough to whoever asks next. */
    @Transactional
    void expireDue(String licenceId) {
        book.lock(licenceId).ifPresent(this::expire);
    }

    /** Counts the seats of a licence that is kept elsewhere, so that whoever waits learns of one that became free there. */
    @Transactional
    void recount(String licenceId) {
        if (outside.keeps(licenceId)) {
            book.find(licenceId).ifPresent(licence -> outside.recount(licence, null));
        }
    }

    private void expire(Licence locked) {
        for (var reservation : book.reservations(locked.id(), State.RESERVED)) {
            if (reservation.isDue(clock.instant())) {
                book.move(locked.id(), 0, -1);
                put(reservation, State.EXPIRED);
                record("LICENCE_RESERVATION_EXPIRED", reservation);
                tell(reservation.ticketKey(), "The reservation of a seat of " + locked.product() + " ran out.");
            }
        }
    }

    /** Every reservation of a ticket, each read again under the lock of its licence. */
    private void each(String ticketKey, BiConsumer<Licence, Reservation> act) {
        for (var known : book.reservationsOf(ticketKey)) {
            var licence = book.lock(known.licence()).orElseThrow();
            book.reservation(licence.id(), ticketKey).ifPresent(reservation -> act.accept(licence, reservation));
        }
    }

    private void put(Reservation reservation, State state) {
        book.put(new Reservation(
                reservation.licence(), reservation.ticketKey(), reservation.holder(), state, clock.instant(), null));
    }

    private void record(String action, Reservation reservation) {
        ledger.append(AuditEvent.of(action, "licence", reservation.licence())
                .forTicket(reservation.ticketKey(), null)
                .with("holder", reservation.holder()));
    }

    private void tell(String ticketKey, String text) {
        if (tickets.exists(ticketKey)) {
            tickets.note(ticketKey, "STEP", text, false, Map.of());
        }
    }
}
