package io.baton.asset;

import io.baton.asset.OutsideSeats.Stock;
import io.baton.asset.Reservation.State;
import io.baton.platform.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Licences whose seats are kept in another system. How many there are is taken from there; who waits for one, and until
 * when one is kept, is known here, because registers of assets know no reservations.
 */
@Component
class OutsideLicences {

    private final LicenceBook book;
    private final Map<String, String> ids;
    private final @Nullable OutsideSeats seats;

    OutsideLicences(LicenceBook book, LicenceSettings settings, Optional<OutsideSeats> seats) {
        if (!settings.outside().isEmpty() && seats.isEmpty()) {
            throw new IllegalStateException("The setting baton.asset.licence.outside names licences that are kept"
                    + " elsewhere, but baton.asset.register.kind names no system that keeps seats; snipe-it does.");
        }
        this.book = book;
        this.ids = settings.outside();
        this.seats = seats.orElse(null);
        ids.keySet().forEach(book::addTurn);
    }

    boolean keeps(String licence) {
        return ids.containsKey(licence);
    }

    /**
     * Counts the seats anew, for a licence that is kept elsewhere. The licence must not be locked yet.
     *
     * @param holder who is going to need a seat, if known
     * @return whether that person has one already
     */
    boolean recount(Licence licence, @Nullable String holder) {
        var there = ids.get(licence.id());
        if (seats == null || there == null) {
            return false;
        }
        if (licence.metric() != Licence.Metric.PERSON) {
            throw new IllegalStateException("Licence " + licence.id()
                    + " is kept elsewhere and can be counted by person only; change its metric to PERSON.");
        }
        book.takeTurn(licence.id());
        Stock stock = seats.look(there, holder);
        book.recount(licence.id(), stock.seats(), stock.seats() - stock.free());
        return stock.held() != null;
    }

    /**
     * Gives the seats that a ticket is waiting to use; one whose reservation ran out leaves alone what others are promised.
     * Licences must not be locked yet.
     *
     * @return ids of the seats there, by licence; nothing for those that are kept here
     * @throws Refusal 409 when others have all seats there, or are promised the rest
     */
    Map<String, String> assign(String ticketKey) {
        var given = new HashMap<String, String>();
        for (var reservation : inTurn(ticketKey)) {
            if (reservation.state() == State.RESERVED || reservation.state() == State.EXPIRED) {
                given.put(reservation.licence(), assign(reservation));
            }
        }
        return given;
    }

    private String assign(Reservation reservation) {
        var licence = book.find(reservation.licence()).orElseThrow();
        var ranOut = reservation.state() == State.EXPIRED;
        return Objects.requireNonNull(seats)
                .assign(
                        operation(reservation, "assign"),
                        there(reservation),
                        reservation.holder(),
                        ranOut ? licence.seatsReserved() : 0)
                .orElseThrow(() -> ranOut ? Licences.noneFree(licence) : allGone(licence, reservation));
    }

    private static Refusal allGone(Licence licence, Reservation reservation) {
        return Refusal.conflict(
                "no-free-seat",
                "A seat of " + licence.product() + " was kept for " + reservation.holder()
                        + ", but in the register where the licence is kept others have all of them. Add or free"
                        + " a seat there, then try again.");
    }

    /** Takes back the seats that a ticket was given there. Licences must not be locked yet. */
    void release(String ticketKey) {
        for (var reservation : inTurn(ticketKey)) {
            if (reservation.state() == State.CONSUMED) {
                book.outsideSeat(reservation.licence(), reservation.holder(), ticketKey)
                        .ifPresent(seat -> release(reservation, seat));
            }
        }
    }

    /** Takes back a seat that was given for nothing, because the ticket ended in the same moment. */
    void release(Reservation reservation, String seat) {
        Objects.requireNonNull(seats)
                .release(operation(reservation, "release"), there(reservation), seat, reservation.holder());
    }

    /** Reservations of what is kept elsewhere, as they are once it is this transaction's turn. */
    private List<Reservation> inTurn(String ticketKey) {
        var kept = book.reservationsOf(ticketKey).stream()
                .map(Reservation::licence)
                .filter(this::keeps)
                .toList();
        kept.forEach(book::takeTurn);
        return kept.stream()
                .flatMap(licence -> book.reservation(licence, ticketKey).stream())
                .toList();
    }

    private String there(Reservation reservation) {
        return Objects.requireNonNull(ids.get(reservation.licence()));
    }

    /** Since when the reservation is as it is does not change before the step has succeeded. */
    private static String operation(Reservation reservation, String what) {
        return reservation.ticketKey() + ":" + reservation.licence() + ":"
                + reservation.since().toEpochMilli() + ":" + what;
    }

    /** @throws Refusal 409 for a licence whose seats somebody wants to move here although they are kept elsewhere */
    void requireKeptHere(Licence licence) {
        if (keeps(licence.id())) {
            throw Refusal.conflict(
                    "kept-elsewhere",
                    "The seats of " + licence.product() + " are kept in another register. Give and take them there.");
        }
    }
}
