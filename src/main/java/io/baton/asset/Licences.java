package io.baton.asset;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Licences and who sits on their seats. The last free seat goes to one person only, however many ask at once. */
@Component
public class Licences {

    private final JdbcClient jdbc;
    private final AuditLedger ledger;
    private final Clock clock;

    Licences(JdbcClient jdbc, AuditLedger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    public List<Licence> all() {
        return jdbc.sql("select * from licence order by id")
                .query(Licences::licence)
                .list();
    }

    public Optional<Licence> find(String id) {
        return jdbc.sql("select * from licence where id = :id")
                .param("id", id)
                .query(Licences::licence)
                .optional();
    }

    public List<Seat> seatsOf(String id) {
        return jdbc.sql("select * from licence_seat where licence_id = :id order by holder")
                .param("id", id)
                .query((row, number) -> new Seat(
                        row.getString("licence_id"),
                        row.getString("holder"),
                        row.getString("source_ticket"),
                        Timestamps.read(row, "assigned_at")))
                .list();
    }

    /**
     * Gives a person a seat; a person who has one keeps it.
     *
     * @throws Refusal 404 without such a licence, 409 when no seat is free
     */
    @Transactional
    public void assign(String id, String holder, @Nullable String ticketKey) {
        // Taking the seat first locks the licence, so that everything below is done by one at a time.
        var taken = jdbc.sql("update licence set seats_taken = seats_taken + 1 where id = :id and seats_taken < seats")
                .param("id", id)
                .update();
        var licence = require(id);
        if (holds(id, holder)) {
            giveBack(id, taken);
            return;
        }
        if (taken == 0) {
            throw Refusal.conflict(
                    "no-free-seat", "All " + licence.seats() + " seats of " + licence.product() + " are taken.");
        }
        jdbc.sql("""
                        insert into licence_seat (licence_id, holder, source_ticket, assigned_at)
                        values (:id, :holder, :ticket, :now)""")
                .param("id", id)
                .param("holder", holder)
                .param("ticket", ticketKey)
                .param("now", Timestamps.column(clock.instant()))
                .update();
        ledger.append(AuditEvent.of("LICENCE_SEAT_ASSIGNED", "licence", id)
                .forTicket(ticketKey, null)
                .with("holder", holder));
    }

    /** Takes a seat back; nothing happens when the person has none. */
    @Transactional
    public void release(String id, String holder, @Nullable String ticketKey) {
        require(id);
        var freed = jdbc.sql("delete from licence_seat where licence_id = :id and holder = :holder")
                .param("id", id)
                .param("holder", holder)
                .update();
        if (freed > 0) {
            giveBack(id, freed);
            ledger.append(AuditEvent.of("LICENCE_SEAT_RELEASED", "licence", id)
                    .forTicket(ticketKey, null)
                    .with("holder", holder));
        }
    }

    /** Adds a licence, or changes product and number of seats of one that was read under the ETag {@code ifMatch}. */
    @Transactional
    Licence save(String id, String product, int seats, @Nullable String ifMatch) {
        var known = find(id);
        if (known.isPresent()) {
            Etag.requireMatch(ifMatch, known.get().version(), "Licence " + id);
            resize(known.get(), product, seats);
        } else {
            insert(id, product, seats);
        }
        ledger.append(AuditEvent.of("LICENCE_SAVED", "licence", id)
                .with("product", product)
                .with("seats", seats));
        return require(id);
    }

    private void insert(String id, String product, int seats) {
        try {
            jdbc.sql("""
                            insert into licence (id, product, seats, seats_taken, version)
                            values (:id, :product, :seats, 0, 0)""")
                    .param("id", id)
                    .param("product", product)
                    .param("seats", seats)
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("Licence " + id);
        }
    }

    private void resize(Licence licence, String product, int seats) {
        var updated = jdbc.sql("""
                        update licence set product = :product, seats = :seats, version = version + 1
                         where id = :id and version = :version and seats_taken <= :seats""")
                .param("product", product)
                .param("seats", seats)
                .param("id", licence.id())
                .param("version", licence.version())
                .update();
        if (updated == 0) {
            var now = require(licence.id());
            if (now.seatsTaken() > seats) {
                throw Refusal.invalid("seats", "must be at least " + now.seatsTaken() + ", the seats that are taken.");
            }
            throw Refusal.stale("Licence " + licence.id());
        }
    }

    private boolean holds(String id, String holder) {
        return jdbc.sql("select count(*) from licence_seat where licence_id = :id and holder = :holder")
                        .param("id", id)
                        .param("holder", holder)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void giveBack(String id, int seats) {
        jdbc.sql("update licence set seats_taken = seats_taken - :seats where id = :id")
                .param("seats", seats)
                .param("id", id)
                .update();
    }

    private Licence require(String id) {
        return find(id).orElseThrow(() -> Refusal.notFound("Licence " + id));
    }

    private static Licence licence(ResultSet row, int number) throws SQLException {
        return new Licence(
                row.getString("id"),
                row.getLong("version"),
                row.getString("product"),
                row.getInt("seats"),
                row.getInt("seats_taken"));
    }
}
