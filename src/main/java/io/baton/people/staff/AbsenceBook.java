package io.baton.people.staff;

import io.baton.people.Absence;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of absences. */
@Repository
class AbsenceBook {

    private final JdbcClient db;
    private final Clock clock;

    AbsenceBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Absence> find(String id) {
        return db.sql("select * from staff_absence where id = ?")
                .param(id)
                .query(AbsenceBook::read)
                .optional();
    }

    /** Whoever changes a person's absences waits here for whoever else does. */
    void lock(String person) {
        db.sql("select id from person where id = ? for update")
                .param(person)
                .query(String.class)
                .list();
    }

    /** Present and coming absences, the earliest first. */
    List<Absence> of(Collection<String> people) {
        return people.isEmpty()
                ? List.of()
                : db.sql("""
                                select * from staff_absence where person_id in (:people) and ends_at > :now
                                order by starts_at, id""")
                        .param("people", people)
                        .param("now", Timestamps.column(clock.instant()))
                        .query(AbsenceBook::read)
                        .list();
    }

    /** Absences of people that touch a time. */
    List<Absence> during(Collection<String> people, Instant from, Instant until) {
        return people.isEmpty()
                ? List.of()
                : db.sql("""
                                select * from staff_absence
                                where person_id in (:people) and starts_at < :until and ends_at > :from
                                order by starts_at, id""")
                        .param("people", people)
                        .param("from", Timestamps.column(from))
                        .param("until", Timestamps.column(until))
                        .query(AbsenceBook::read)
                        .list();
    }

    /** Absences of others for which this person was named deputy, and that touch a time. */
    List<Absence> standingIn(String deputy, Instant from, Instant until) {
        return db.sql("""
                        select * from staff_absence where deputy_id = ? and starts_at < ? and ends_at > ?
                        order by starts_at, id""")
                .params(deputy, Timestamps.column(until), Timestamps.column(from))
                .query(AbsenceBook::read)
                .list();
    }

    void insert(Absence absence, @Nullable String deputyEntry, String by) {
        db.sql("""
                        insert into staff_absence (id, person_id, starts_at, ends_at, reason, deputy_id, deputy_entry,
                            state, entered_by, entered_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(absence.id(), absence.person(), Timestamps.column(absence.from()))
                .params(Timestamps.column(absence.until()), absence.reason(), absence.deputy(), deputyEntry)
                .params(absence.state().name(), by, Timestamps.column(clock.instant()))
                .update();
    }

    Optional<String> deputyEntry(String id) {
        return db.sql("select deputy_entry from staff_absence where id = ? and deputy_entry is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    void end(String id, Instant at) {
        db.sql("update staff_absence set ends_at = case when starts_at > ? then starts_at else ? end where id = ?")
                .params(Timestamps.column(at), Timestamps.column(at), id)
                .update();
    }

    /** @return whether it was in that state until now */
    boolean turn(Absence absence, Absence.State to) {
        return db.sql("update staff_absence set state = ? where id = ? and state = ?")
                        .params(to.name(), absence.id(), absence.state().name())
                        .update()
                == 1;
    }

    /** Those that have begun, or are over, and of which nobody has drawn the consequences. */
    List<Absence> due() {
        var now = Timestamps.column(clock.instant());
        return db.sql("""
                        select * from staff_absence where state = 'PLANNED' and starts_at <= ?
                        union all
                        select * from staff_absence where state = 'ACTIVE' and ends_at <= ?""").params(now, now).query(AbsenceBook::read).list();
    }

    private static Absence read(ResultSet row, int number) throws SQLException {
        return new Absence(
                row.getString("id"),
                row.getString("person_id"),
                Timestamps.read(row, "starts_at"),
                Timestamps.read(row, "ends_at"),
                row.getString("reason"),
                row.getString("deputy_id"),
                Absence.State.valueOf(row.getString("state")));
    }
}
