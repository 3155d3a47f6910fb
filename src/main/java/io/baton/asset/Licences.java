package io.baton.asset;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Etag;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Licences and who sits on their seats. The last free seat goes to one person only, however many ask at once. */
@Component
public class Licences {

    private final LicenceBook book;
    private final OutsideLicences outside;
    private final AuditLedger ledger;
    private final Clock clock;

    Licences(LicenceBook book, OutsideLicences outside, AuditLedger ledger, Clock clock) {
        this.book = book;
        this.outside = outside;
        this.ledger = ledger;
        this.clock = clock;
    }

    public List<Licence> all() {
        return book.all();
    }

    public Optional<Licence> find(String id) {
        return book.find(id);
    }

    public List<Seat> seatsOf(String id) {
        return book.seatsOf(id);
    }

    /** Seats that are kept for tickets, the oldest first. */
    public List<Reservation> reservedFor(String id) {
        return book.reservations(id, Reservation.State.RESERVED);
    }

    /**
     * Gives a person a seat; where seats are counted by person, somebody who has one keeps it.
     *
     * @throws Refusal 404 without such a licence, 409 when no seat is free or they are kept elsewhere
     */
    @Transactional
    public void assign(String id, String holder, @Nullable String ticketKey) {
        var licence = lock(id);
        outside.requireKeptHere(licence);
        var seatKey = licence.seatKey(holder, ticketKey == null ? Ids.next() : ticketKey);
        if (book.isHeld(id, seatKey)) {
            return;
        }
        if (!book.move(id, 1, 0)) {
            throw noneFree(licence);
        }
        book.addSeat(seatKey, new Seat(id, holder, ticketKey, clock.instant(), null));
        ledger.append(AuditEvent.of("LICENCE_SEAT_ASSIGNED", "licence", id)
                .forTicket(ticketKey, null)
                .with("holder", holder));
    }

    /** Takes the seats of a person back; nothing happens when the person has none. */
    @Transactional
    public void release(String id, String holder, @Nullable String ticketKey) {
        outside.requireKeptHere(lock(id));
        var freed = book.removeSeatsOf(id, holder);
        if (freed > 0) {
            book.move(id, -freed, 0);
            ledger.append(AuditEvent.of("LICENCE_SEAT_RELEASED", "licence", id)
                    .forTicket(ticketKey, null)
                    .with("holder", holder));
        }
    }

    /**
     * Adds a licence, or changes product and number of seats of one that was read under the ETag {@code ifMatch}.
     *
     * @param metric as it is if absent, by person for a new licence
     */
    @Transactional
    Licence save(String id, String product, Licence.@Nullable Metric metric, int seats, @Nullable String ifMatch) {
        var known = book.lock(id);
        var counted = metric == null ? known.map(Licence::metric).orElse(Licence.Metric.PERSON) : metric;
        var wanted = new Licence(id, 0, product, counted, seats, 0, 0);
        if (known.isPresent()) {
            Etag.requireMatch(ifMatch, known.get().version(), "Licence " + id);
            resize(known.get(), wanted);
        } else {
            insert(wanted);
        }
        ledger.append(AuditEvent.of("LICENCE_SAVED", "licence", id)
                .with("product", product)
                .with("metric", counted.name())
                .with("seats", seats));
        return require(id);
    }

    /** Whether its seats are given and taken in another register. */
    boolean isKeptElsewhere(Licence licence) {
        return outside.keeps(licence.id());
    }

    static Refusal noneFree(Licence licence) {
        return Refusal.conflict(
                "no-free-seat",
                switch (licence.seats()) {
                    case 0 -> "There is no seat of " + licence.product() + ".";
                    case 1 -> "The only seat of " + licence.product() + " is taken or reserved.";
                    default -> "All " + licence.seats() + " seats of " + licence.product() + " are taken or reserved.";
                });
    }

    private void insert(Licence licence) {
        try {
            book.insert(licence);
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("Licence " + licence.id());
        }
    }

    private void resize(Licence now, Licence wanted) {
        if (outside.keeps(now.id()) && (wanted.seats() != now.seats() || wanted.metric() != now.metric())) {
            throw Refusal.invalid("seats", "are counted in the register where the licence is kept; change them there.");
        }
        var inUse = now.seatsTaken() + now.seatsReserved();
        if (wanted.seats() < inUse) {
            throw Refusal.invalid("seats", "must be at least " + inUse + ", the seats that are taken or reserved.");
        }
        if (wanted.metric() != now.metric() && inUse > 0) {
            throw Refusal.invalid("metric", "can only be changed while no seat is taken or reserved.");
        }
        book.resize(wanted);
    }

    private Licence lock(String id) {
        return book.lock(id).orElseThrow(() -> Refusal.notFound("Licence " + id));
    }

    private Licence require(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("Licence " + id));
    }
}
