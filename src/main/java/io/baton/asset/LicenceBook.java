package io.baton.asset;

import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Rows of licences, seats and reservations. Whoever moves seats locks their licence first, so that one after the other
 * does; the database refuses to hand out more seats than there are all the same.
 */
@Component
class LicenceBook {

    private final JdbcClient jdbc;

    LicenceBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Licence> all() {
        return jdbc.sql("select * from licence order by id")
                .query(LicenceBook::licence)
                .list();
    }

    Optional<Licence> find(String id) {
        return licence("select * from licence where id = :id", id);
    }

    /** The licence as it is once everybody else is done with it, until the end of the transaction. */
    Optional<Licence> lock(String id) {
        return licence("select * from licence where id = :id for update", id);
    }

    private Optional<Licence> licence(String sql, String id) {
        return jdbc.sql(sql).param("id", id).query(LicenceBook::licence).optional();
    }

    void insert(Licence licence) {
        jdbc.sql("""
                        insert into licence (id, product, metric, seats, seats_taken, seats_reserved, version)
                        values (:id, :product, :metric, :seats, 0, 0, 0)""")
                .param("id", licence.id())
                .param("product", licence.product())
                .param("metric", licence.metric().name())
                .param("seats", licence.seats())
                .update();
    }

    /** Changes what the licence is and how large. */
    void resize(Licence to) {
        jdbc.sql("""
                        update licence set product = :product, metric = :metric, seats = :seats, version = version + 1
                         where id = :id""")
                .param("product", to.product())
                .param("metric", to.metric().name())
                .param("seats", to.seats())
                .param("id", to.id())
                .update();
    }

    /**
     * Moves seats between free, reserved and taken.
     *
     * @return false when there are not as many
     */
    boolean move(String id, int taken, int reserved) {
        return jdbc.sql("""
                        update licence set seats_taken = seats_taken + :taken, seats_reserved = seats_reserved + :reserved
                         where id = :id and seats_taken + seats_reserved + :taken + :reserved <= seats""")
                        .param("taken", taken)
                        .param("reserved", reserved)
                        .param("id", id)
                        .update()
                > 0;
    }

    /** Makes it possible to take turns with a licence that is kept elsewhere. */
    void addTurn(String id) {
        try {
            if (jdbc.sql("select count(*) from licence_outside_turn where licence_id = :id")
                            .param("id", id)
                            .query(Integer.class)
                            .single()
                    == 0) {
                jdbc.sql("insert into licence_outside_turn (licence_id) values (:id)")
                        .param("id", id)
                        .update();
            }
        } catch (DuplicateKeyException e) {
            // Another server starts at the same moment.
        }
    }

    /** Waits until nobody else moves seats of the licence elsewhere, and keeps others from it until the transaction ends. */
    void takeTurn(String id) {
        jdbc.sql("select licence_id from licence_outside_turn where licence_id = :id for update")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    /** Gives taken seats back; another register may have counted fewer meanwhile. */
    void free(String id, int seats) {
        jdbc.sql("update licence set seats_taken = greatest(seats_taken - :seats, 0) where id = :id")
                .param("seats", seats)
                .param("id", id)
                .update();
    }

    /** Takes over what another register counted; what is reserved here stays reserved. */
    void recount(String id, int seats, int taken) {
        jdbc.sql("""
                        update licence set seats = greatest(:seats, seats_reserved),
                               seats_taken = least(:taken, greatest(:seats, seats_reserved) - seats_reserved)
                         where id = :id""")
                .param("seats", seats)
                .param("taken", taken)
                .param("id", id)
                .update();
    }

    List<Seat> seatsOf(String id) {
        return jdbc.sql("select * from licence_held_seat where licence_id = :id order by holder, seat_key")
                .param("id", id)
                .query((row, number) -> new Seat(
                        row.getString("licence_id"),
                        row.getString("holder"),
                        row.getString("source_ticket"),
                        Timestamps.read(row, "assigned_at"),
                        row.getString("outside_seat")))
                .list();
    }

    boolean isHeld(String id, String seatKey) {
        return jdbc.sql("select count(*) from licence_held_seat where licence_id = :id and seat_key = :key")
                        .param("id", id)
                        .param("key", seatKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    void addSeat(String seatKey, Seat seat) {
        jdbc.sql("""
                        insert into licence_held_seat
                               (licence_id, seat_key, holder, source_ticket, assigned_at, outside_seat)
                        values (:id, :key, :holder, :ticket, :at, :outside)""")
                .param("id", seat.licence())
                .param("key", seatKey)
                .param("holder", seat.holder())
                .param("ticket", seat.sourceTicket())
                .param("at", Timestamps.column(seat.assignedAt()))
                .param("outside", seat.outsideSeat())
                .update();
    }

    /** Which seat it is elsewhere that a ticket gave. */
    Optional<String> outsideSeat(String id, String seatKey, String ticketKey) {
        return jdbc.sql("""
                        select outside_seat from licence_held_seat
                         where licence_id = :id and seat_key = :key and source_ticket = :ticket
                           and outside_seat is not null""")
                .param("id", id)
                .param("key", seatKey)
                .param("ticket", ticketKey)
                .query(String.class)
                .optional();
    }

    /** Takes every seat from a person; returns how many there were. */
    int removeSeatsOf(String id, String holder) {
        return jdbc.sql("delete from licence_held_seat where licence_id = :id and holder = :holder")
                .param("id", id)
                .param("holder", holder)
                .update();
    }

    /** Takes back the seat that a ticket gave, and no other. */
    int removeSeat(String id, String seatKey, String ticketKey) {
        return jdbc.sql("""
                        delete from licence_held_seat
                         where licence_id = :id and seat_key = :key and source_ticket = :ticket""")
                .param("id", id)
                .param("key", seatKey)
                .param("ticket", ticketKey)
                .update();
    }

    List<Reservation> reservationsOf(String ticketKey) {
        return jdbc.sql("select * from licence_reservation where ticket_key = :ticket order by licence_id")
                .param("ticket", ticketKey)
                .query(LicenceBook::reservation)
                .list();
    }

    Optional<Reservation> reservation(String licence, String ticketKey) {
        return jdbc.sql("select * from licence_reservation where licence_id = :licence and ticket_key = :ticket")
                .param("licence", licence)
                .param("ticket", ticketKey)
                .query(LicenceBook::reservation)
                .optional();
    }

    /** Reservations of a licence in one state, the oldest first. */
    List<Reservation> reservations(String licence, Reservation.State state) {
        return jdbc.sql("""
                        select * from licence_reservation where licence_id = :licence and state = :state
                         order by since, ticket_key""")
                .param("licence", licence)
                .param("state", state.name())
                .query(LicenceBook::reservation)
                .list();
    }

    /** Licences with seats that were kept for long enough. */
    List<String> licencesWithDue(Instant now) {
        return jdbc.sql("""
                        select distinct licence_id from licence_reservation
                         where state = 'RESERVED' and expires_at <= :now order by licence_id""")
                .param("now", Timestamps.column(now))
                .query(String.class)
                .list();
    }

    /** Licences that tickets wait for. */
    List<String> licencesAwaited() {
        return jdbc.sql(
                        "select distinct licence_id from licence_reservation where state = 'WAITING' order by licence_id")
                .query(String.class)
                .list();
    }

    /** Licences with both a free seat and a ticket that waits for one. */
    List<String> licencesToHandOut() {
        return jdbc.sql("""
                        select id from licence where seats > seats_taken + seats_reserved
                           and id in (select licence_id from licence_reservation where state = 'WAITING') order by id""").query(String.class).list();
    }

    /** Writes a reservation in its new state, the first one of a ticket and each later one alike. */
    void put(Reservation reservation) {
        var sql = reservation(reservation.licence(), reservation.ticketKey()).isPresent() ? """
                  update licence_reservation set holder = :holder, state = :state, since = :since, expires_at = :expires
                   where licence_id = :licence and ticket_key = :ticket""" : """
                  insert into licence_reservation (licence_id, ticket_key, holder, state, since, expires_at)
                  values (:licence, :ticket, :holder, :state, :since, :expires)""";
        jdbc.sql(sql)
                .param("licence", reservation.licence())
                .param("ticket", reservation.ticketKey())
                .param("holder", reservation.holder())
                .param("state", reservation.state().name())
                .param("since", Timestamps.column(reservation.since()))
                .param("expires", Timestamps.nullableColumn(reservation.expiresAt()))
                .update();
    }

    private static Reservation reservation(ResultSet row, int number) throws SQLException {
        return new Reservation(
                row.getString("licence_id"),
                row.getString("ticket_key"),
                row.getString("holder"),
                Reservation.State.valueOf(row.getString("state")),
                Timestamps.read(row, "since"),
                Timestamps.readNullable(row, "expires_at"));
    }

    private static Licence licence(ResultSet row, int number) throws SQLException {
        return new Licence(
                row.getString("id"),
                row.getLong("version"),
                row.getString("product"),
                Licence.Metric.valueOf(row.getString("metric")),
                row.getInt("seats"),
                row.getInt("seats_taken"),
                row.getInt("seats_reserved"));
    }
}
