package io.baton.governance;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The seats of the governance board, and what those who hold them want. */
@Component
class BoardSeats {

    /**
     * One seat.
     *
     * @param area whom it speaks for, such as {@code legal}
     * @param mustBePresent whether nothing is decided without it
     */
    record Seat(String area, String name, String person, boolean mustBePresent) {}

    record BoardVote(
            String area,
            String person,
            String verdict,
            @Nullable String remark) {}

    private final JdbcClient db;
    private final Directory directory;
    private final AuditLedger ledger;
    private final Clock clock;

    BoardSeats(JdbcClient db, Directory directory, AuditLedger ledger, Clock clock) {
        this.db = db;
        this.directory = directory;
        this.ledger = ledger;
        this.clock = clock;
    }

    List<Seat> all() {
        return db.sql("select * from board_seat order by area")
                .query(BoardSeats::seat)
                .list();
    }

    /** @throws Refusal 422 for somebody who is not an active person */
    @Transactional
    void fill(Seat seat) {
        if (directory.person(seat.person()).filter(Person::enabled).isEmpty()) {
            throw Refusal.invalid("person", "is not an active person: '" + seat.person() + "'.");
        }
        var changed = db.sql("update board_seat set name = ?, person = ?, must_be_present = ?, version = version + 1"
                        + " where area = ?")
                .params(seat.name(), seat.person(), seat.mustBePresent(), seat.area())
                .update();
        if (changed == 0) {
            db.sql("insert into board_seat (area, name, person, must_be_present, version) values (?, ?, ?, ?, 0)")
                    .params(seat.area(), seat.name(), seat.person(), seat.mustBePresent())
                    .update();
        }
        ledger.append(AuditEvent.of("BOARD_SEAT_FILLED", "board-seat", seat.area())
                .with("person", seat.person())
                .with("mustBePresent", seat.mustBePresent()));
    }

    Optional<Seat> heldBy(String person) {
        return all().stream().filter(seat -> seat.person().equals(person)).findFirst();
    }

    @Transactional
    void vote(String session, String topic, Seat seat, String verdict, @Nullable String remark) {
        db.sql("delete from board_vote where session = ? and topic = ? and area = ?")
                .params(session, topic, seat.area())
                .update();
        db.sql("insert into board_vote (session, topic, area, person, verdict, remark, voted_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(session, topic, seat.area(), seat.person(), verdict, remark)
                .param(Timestamps.column(clock.instant()))
                .update();
        ledger.append(AuditEvent.of("BOARD_VOTED", "board-seat", seat.area())
                .because(remark)
                .with("session", session)
                .with("topic", topic)
                .with("verdict", verdict));
    }

    List<BoardVote> votes(String session, String topic) {
        return db.sql("select * from board_vote where session = ? and topic = ? order by area")
                .params(session, topic)
                .query((row, number) -> new BoardVote(
                        row.getString("area"),
                        row.getString("person"),
                        row.getString("verdict"),
                        row.getString("remark")))
                .list();
    }

    private static Seat seat(ResultSet row, int number) throws SQLException {
        return new Seat(
                row.getString("area"),
                row.getString("name"),
                row.getString("person"),
                row.getBoolean("must_be_present"));
    }
}
