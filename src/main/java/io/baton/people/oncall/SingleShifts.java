package io.baton.people.oncall;

import io.baton.people.Reliefs.Relief;
import io.baton.people.Reliefs.Swap;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables of single shifts that go before the rota, and of what people ask each other to take over. */
@Repository
class SingleShifts {

    private final JdbcClient db;
    private final Clock clock;

    SingleShifts(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(Relief shift) {
        db.sql("""
                        insert into on_call_override (id, team_id, person_id, starts_at, ends_at, note, made_by, made_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(shift.id(), shift.team(), shift.person())
                .params(Timestamps.column(shift.from()), Timestamps.column(shift.until()), shift.note())
                .params(shift.madeBy(), Timestamps.column(clock.instant()))
                .update();
    }

    /** Present and coming ones of a team. */
    List<Relief> of(String team) {
        return db.sql("select * from on_call_override where team_id = ? and ends_at > ? order by starts_at, id")
                .params(team, Timestamps.column(clock.instant()))
                .query(SingleShifts::relief)
                .list();
    }

    Optional<Relief> find(String team, String id) {
        return db.sql("select * from on_call_override where team_id = ? and id = ?")
                .params(team, id)
                .query(SingleShifts::relief)
                .optional();
    }

    void remove(String id) {
        db.sql("update on_call_swap set override_id = null where override_id = ?")
                .param(id)
                .update();
        db.sql("delete from on_call_override where id = ?").param(id).update();
    }

    void ask(Swap swap) {
        db.sql("""
                        insert into on_call_swap (id, team_id, asked_by, asked_of, starts_at, ends_at, note, state, asked_at)
                        values (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?)""")
                .params(swap.id(), swap.team(), swap.askedBy(), swap.askedOf())
                .params(Timestamps.column(swap.from()), Timestamps.column(swap.until()), swap.note())
                .param(Timestamps.column(clock.instant()))
                .update();
    }

    /** What is asked in a team and not over. */
    List<Swap> swaps(String team) {
        return db.sql("""
                        select * from on_call_swap where team_id = ? and state <> 'WITHDRAWN' and ends_at > ?
                        order by starts_at, id""")
                .params(team, Timestamps.column(clock.instant()))
                .query(SingleShifts::swap)
                .list();
    }

    Optional<Swap> swap(String team, String id) {
        return db.sql("select * from on_call_swap where team_id = ? and id = ?")
                .params(team, id)
                .query(SingleShifts::swap)
                .optional();
    }

    /** @return false when somebody else was faster */
    boolean accept(Swap swap, String by, String override) {
        return db.sql("""
                        update on_call_swap set state = 'ACCEPTED', accepted_by = ?, override_id = ?
                        where id = ? and state = 'OPEN'""").params(by, override, swap.id()).update() == 1;
    }

    boolean withdraw(Swap swap) {
        return db.sql("update on_call_swap set state = 'WITHDRAWN' where id = ? and state = 'OPEN'")
                        .param(swap.id())
                        .update()
                == 1;
    }

    private static Relief relief(ResultSet row, int number) throws SQLException {
        return new Relief(
                row.getString("id"),
                row.getString("team_id"),
                row.getString("person_id"),
                Timestamps.read(row, "starts_at"),
                Timestamps.read(row, "ends_at"),
                row.getString("note"),
                row.getString("made_by"));
    }

    private static Swap swap(ResultSet row, int number) throws SQLException {
        return new Swap(
                row.getString("id"),
                row.getString("team_id"),
                row.getString("asked_by"),
                row.getString("asked_of"),
                Timestamps.read(row, "starts_at"),
                Timestamps.read(row, "ends_at"),
                row.getString("note"),
                row.getString("state"),
                row.getString("accepted_by"));
    }
}
