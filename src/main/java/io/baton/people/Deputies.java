package io.baton.people;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who stands in for whom. A deputy counts for thirty days at most, and only while both may still be signed in. */
@Component
public class Deputies {

    private static final long LONGEST_DAYS = 30;

    /** Later days are mistyped, and some are in no calendar of a database. */
    private static final long FARTHEST_DAYS = 730;

    private final JdbcClient db;
    private final People people;
    private final Directory directory;
    private final AuditLedger ledger;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deputies(
            JdbcClient db,
            People people,
            Directory directory,
            AuditLedger ledger,
            ApplicationEventPublisher events,
            Clock clock) {
        this.db = db;
        this.people = people;
        this.directory = directory;
        this.ledger = ledger;
        this.events = events;
        this.clock = clock;
    }

    /** Those who stand in for a person, now or soon. */
    public List<Deputy> of(String person) {
        return found("person_id", person);
    }

    /** Everybody who stands in for somebody, now or soon, the earliest first. */
    public List<Deputy> all() {
        return db.sql("select * from deputy where ends_at > ? order by starts_at, id")
                .param(Timestamps.column(clock.instant()))
                .query(Deputies::read)
                .list();
    }

    /** Those whom a person stands in for, now or soon. */
    public List<Deputy> standingInFor(String deputy) {
        return found("deputy_id", deputy);
    }

    /** Whether somebody may decide in the place of somebody else at this moment. */
    public boolean mayActFor(String deputy, String person) {
        var now = clock.instant();
        return of(person).stream()
                .anyMatch(entry -> entry.deputy().equals(deputy) && entry.isActive(now) && isThere(entry));
    }

    private boolean isThere(Deputy entry) {
        return directory.person(entry.person()).filter(Person::enabled).isPresent()
                && directory
                        .person(entry.deputy())
                        .filter(Person::enabled)
                        .filter(Deputies::mayDecide)
                        .isPresent();
    }

    /**
     * Names a deputy from the first to the last day, both included.
     *
     * @throws Refusal 422 naming the field that is wrong
     */
    @Transactional
    public Deputy name(String person, String deputy, LocalDate firstDay, LocalDate lastDay, String namedBy) {
        requirePeriod(firstDay, lastDay);
        requireMayStandIn(person, deputy);
        var entry = new Deputy(Ids.next(), person, deputy, startOf(firstDay), startOf(lastDay.plusDays(1)), namedBy);
        insert(entry);
        events.publishEvent(new DeputyNamed(entry));
        return entry;
    }

    /**
     * Names a deputy for exactly the time of an absence. Nothing is offered yet: what waits is handed on when the absence
     * begins.
     *
     * @return id of the entry
     * @throws Refusal 422 when this person cannot stand in, 409 naming a circle
     */
    @Transactional
    public String nameForAbsence(String person, String deputy, Instant from, Instant until, String namedBy) {
        requireMayStandIn(person, deputy);
        if (ChronoUnit.DAYS.between(
                        from.atZone(clock.getZone()).toLocalDate(),
                        until.atZone(clock.getZone()).toLocalDate())
                > LONGEST_DAYS + 1) {
            throw tooLong();
        }
        var entry = new Deputy(Ids.next(), person, deputy, from, until, namedBy);
        insert(entry);
        return entry.id();
    }

    /** Ends what was named for an absence. */
    @Transactional
    public void endOfAbsence(String id) {
        db.sql("update deputy set ends_at = ? where id = ? and ends_at > ?")
                .params(Timestamps.column(clock.instant()), id, Timestamps.column(clock.instant()))
                .update();
    }

    private void insert(Deputy entry) {
        // one at a time: two halves of a circle named at the same moment would not see each other
        people.lockStart();
        requireNoCircle(entry);
        people.insert(entry, clock.instant());
        ledger.append(AuditEvent.of("DEPUTY_NAMED", "person", entry.person())
                .with("deputy", entry.deputy())
                .with("from", entry.from().toString())
                .with("until", entry.until().toString()));
    }

    /** Whoever stands in for somebody must not have the other stand in at the same time, not over third people either. */
    private void requireNoCircle(Deputy entry) {
        var circle = DeputyCircle.closedBy(entry, all());
        if (!circle.isEmpty()) {
            throw Refusal.conflict(
                            "deputy-circle",
                            "That would be a circle: " + String.join(" -> ", circle)
                                    + ". Name somebody outside of it, or another time.")
                    .with("circle", circle);
        }
    }

    /** @throws Refusal 404 when the person has no such deputy */
    @Transactional
    public void end(String person, String id) {
        var entry = of(person).stream()
                .filter(known -> known.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("Deputy " + id));
        db.sql("update deputy set ends_at = ? where id = ?")
                .params(Timestamps.column(clock.instant()), id)
                .update();
        ledger.append(AuditEvent.of("DEPUTY_ENDED", "person", person).with("deputy", entry.deputy()));
    }

    Instant startOf(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    private void requirePeriod(LocalDate firstDay, LocalDate lastDay) {
        if (lastDay.isBefore(firstDay)) {
            throw Refusal.invalid("until", "must not be before the first day.");
        }
        if (lastDay.isBefore(LocalDate.now(clock))) {
            throw Refusal.invalid("until", "must not lie in the past.");
        }
        if (ChronoUnit.DAYS.between(LocalDate.now(clock), lastDay) > FARTHEST_DAYS) {
            throw Refusal.invalid("until", "must be at most " + FARTHEST_DAYS + " days from now.");
        }
        if (ChronoUnit.DAYS.between(firstDay, lastDay) > LONGEST_DAYS) {
            throw tooLong();
        }
    }

    private static Refusal tooLong() {
        return Refusal.invalid(
                "until",
                "must be at most " + LONGEST_DAYS + " days after the first day. For longer, have another line"
                        + " manager entered.");
    }

    private void requireMayStandIn(String person, String deputy) {
        if (person.equals(deputy)) {
            throw Refusal.invalid("deputy", "must be somebody else.");
        }
        directory
                .person(deputy)
                .filter(Person::enabled)
                .filter(Deputies::mayDecide)
                .orElseThrow(() -> Refusal.invalid(
                        "deputy", "must be an active person who may decide; auditors and administrators may not."));
    }

    private static boolean mayDecide(Person person) {
        return person.has(Role.REQUESTER) && !person.has(Role.AUDITOR) && !person.has(Role.ADMIN);
    }

    private List<Deputy> found(String column, String person) {
        return db.sql("select * from deputy where " + column + " = ? and ends_at > ? order by starts_at, id")
                .params(person, Timestamps.column(clock.instant()))
                .query(Deputies::read)
                .list();
    }

    private static Deputy read(ResultSet row, int number) throws SQLException {
        return new Deputy(
                row.getString("id"),
                row.getString("person_id"),
                row.getString("deputy_id"),
                Timestamps.read(row, "starts_at"),
                Timestamps.read(row, "ends_at"),
                row.getString("named_by"));
    }
}
