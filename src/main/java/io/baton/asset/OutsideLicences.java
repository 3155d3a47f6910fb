package io.baton.asset;

import io.baton.asset.OutsideSeats.Stock;
import io.baton.platform.Refusal;
import java.util.Map;
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
    }

    boolean keeps(String licence) {
        return ids.containsKey(licence);
    }

    /**
     * Counts the seats anew, for a licence that is kept elsewhere.
     *
     * @param locked a licence whose lock is held
     * @param holder who is going to need a seat, if known
     * @return whether that person has one already
     */
    boolean recount(Licence locked, @Nullable String holder) {
        var there = ids.get(locked.id());
        if (seats == null || there == null) {
            return false;
        }
        if (locked.metric() != Licence.Metric.PERSON) {
            throw new IllegalStateException("Licence " + locked.id()
                    + " is kept elsewhere and can be counted by person only; change its metric to PERSON.");
        }
        Stock stock = seats.look(there, holder);
        book.recount(locked.id(), stock.seats(), stock.seats() - stock.free());
        return stock.held() != null;
    }

    /**
     * Gives the seat that was kept to whoever is going to use it.
     *
     * @return id of the seat there; null for a licence that is kept here
     * @throws Refusal 409 when others have taken all seats there
     */
    @Nullable
    String assign(Licence locked, Reservation reservation) {
        var there = ids.get(locked.id());
        if (seats == null || there == null) {
            return null;
        }
        return seats.assign(operation(reservation, "assign"), there, reservation.holder())
                .orElseThrow(() -> Refusal.conflict(
                        "no-free-seat",
                        "A seat of " + locked.product() + " was kept for " + reservation.holder()
                                + ", but in the register where the licence is kept others have all of them. Add or free"
                                + " a seat there, then try again."));
    }

    /** Takes back the seat that a ticket was given there, if it was. */
    void release(Licence locked, Reservation reservation, Optional<String> seat) {
        var there = ids.get(locked.id());
        if (seats != null && there != null && seat.isPresent()) {
            seats.release(operation(reservation, "release"), there, seat.get(), reservation.holder());
        }
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
