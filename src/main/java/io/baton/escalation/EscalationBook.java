package io.baton.escalation;

import io.baton.escalation.Escalation.Load;
import io.baton.escalation.Escalation.State;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The escalation ledger: every ladder and every rung that was taken, kept as long as the ticket. */
@Component
class EscalationBook {

    private final JdbcClient db;
    private final Clock clock;

    EscalationBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    /** There is one ladder at a time for each trigger and subject of a ticket. */
    private static String openKey(String ticketKey, String trigger, String subject) {
        return ticketKey + "|" + trigger + "|" + subject;
    }

    void add(Escalation it) {
        db.sql("""
                        insert into escalation (id, ticket_key, called_by, subject, open_key, reason, raised_by, raised_at,
                            state, rung, joined, record_type, priority, team, open_tasks, people_present, people_away)
                        values (?, ?, ?, ?, ?, ?, ?, ?, 'CLIMBING', 0, 0, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        it.id(),
                        it.ticketKey(),
                        it.trigger(),
                        it.subject(),
                        openKey(it.ticketKey(), it.trigger(), it.subject()),
                        it.reason(),
                        it.raisedBy(),
                        Timestamps.column(it.raisedAt()),
                        it.recordType(),
                        it.priority(),
                        it.team(),
                        it.load().openTasks(),
                        it.load().present(),
                        it.load().away())
                .update();
    }

    Optional<Escalation> climbing(String ticketKey, String trigger, String subject) {
        return db.sql("select * from escalation where open_key = ?")
                .param(openKey(ticketKey, trigger, subject))
                .query(EscalationBook::read)
                .optional();
    }

    List<Escalation> climbing(String ticketKey) {
        return db.sql("select * from escalation where ticket_key = ? and open_key is not null order by raised_at, id")
                .param(ticketKey)
                .query(EscalationBook::read)
                .list();
    }

    Escalation require(String id) {
        return db.sql("select * from escalation where id = ?")
                .param(id)
                .query(EscalationBook::read)
                .optional()
                .orElseThrow(() -> Refusal.notFound("Escalation " + id));
    }

    /** In the order in which they were raised. */
    List<Escalation> of(String ticketKey) {
        return db.sql("select * from escalation where ticket_key = ? order by raised_at, id")
                .param(ticketKey)
                .query(EscalationBook::read)
                .list();
    }

    List<Escalation> between(Instant from, Instant to) {
        return db.sql("select * from escalation where raised_at >= ? and raised_at < ? order by raised_at, id")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query(EscalationBook::read)
                .list();
    }

    void climbedBy(String id, String instance) {
        db.sql("update escalation set process_instance = ? where id = ?")
                .params(instance, id)
                .update();
    }

    /** The instance that climbs it; empty for one that was raised by a version that did not keep it. */
    Optional<String> instanceOf(String id) {
        return db.sql("select process_instance from escalation where id = ? and process_instance is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    /** Who has the task to acknowledge it, nobody until there is one. */
    void asks(String id, Collection<String> people, @Nullable Instant until) {
        db.sql("update escalation set asked = ?, asked_until = ? where id = ?")
                .params(String.join(",", people), until == null ? null : Timestamps.column(until), id)
                .update();
    }

    /** Whom other ladders of the ticket ask at the moment. */
    List<Asking> asking(String ticketKey, String besides, Instant now) {
        return db.sql("""
                        select id, asked, asked_until from escalation
                        where ticket_key = ? and open_key is not null and id <> ? and asked_until > ? and asked <> ''
                        """)
                .params(ticketKey, besides, Timestamps.column(now))
                .query((row, n) -> new Asking(
                        row.getString("id"),
                        Set.of(row.getString("asked").split(",")),
                        Timestamps.read(row, "asked_until")))
                .list();
    }

    /** A task to acknowledge that waits for people. */
    record Asking(String id, Set<String> people, Instant until) {}

    /** Ladders that were acknowledged with this one, and whose cause is not named yet. */
    List<String> answeredWith(String id) {
        return db.sql("select id from escalation where answered_with = ? and cause is null order by raised_at, id")
                .param(id)
                .query(String.class)
                .list();
    }

    void joined(String id) {
        db.sql("update escalation set joined = joined + 1 where id = ?")
                .param(id)
                .update();
    }

    void climbed(String id, int rung) {
        db.sql("update escalation set rung = ? where id = ?").params(rung, id).update();
    }

    /** Ends the climb; from now on the same trigger sets up a new ladder. */
    void ended(String id, Ending ending) {
        var now = Timestamps.column(clock.instant());
        db.sql("""
                        update escalation set state = ?, open_key = null, ended_at = ?, acknowledged_by = ?,
                            acknowledged_at = ?, note = ?, answered_with = ?, asked = null, asked_until = null where id = ?
                        """)
                .params(
                        ending.how().name(),
                        now,
                        ending.by(),
                        ending.by() == null ? null : now,
                        ending.note(),
                        ending.with(),
                        id)
                .update();
    }

    void cause(String id, String cause, @Nullable String note, String by) {
        db.sql("update escalation set cause = ?, cause_note = ?, cause_by = ?, cause_at = ? where id = ?")
                .params(cause, note, by, Timestamps.column(clock.instant()), id)
                .update();
    }

    /** Ladders of one cause and team since an instant, the oldest first. */
    List<Escalation> withCause(String cause, @Nullable String team, Instant since) {
        return db.sql("""
                        select * from escalation where cause = ? and coalesce(team, '') = ? and cause_at >= ?
                        order by cause_at, id
                        """)
                .params(cause, team == null ? "" : team, Timestamps.column(since))
                .query(EscalationBook::read)
                .list();
    }

    void partOf(String id, String problem) {
        db.sql("update escalation set problem = ? where id = ?")
                .params(problem, id)
                .update();
    }

    void step(String id, Rung rung) {
        var position = db.sql("select count(*) from escalation_step where escalation_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
        db.sql("insert into escalation_step values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        id,
                        position + 1,
                        rung.rung(),
                        Timestamps.column(rung.at()),
                        rung.action(),
                        rung.whom(),
                        String.join(",", rung.called()),
                        rung.decision(),
                        rung.decisionVersion(),
                        rung.rule(),
                        rung.ruleReason(),
                        rung.outcome())
                .update();
    }

    List<Rung> steps(String id) {
        return db.sql("select * from escalation_step where escalation_id = ? order by position")
                .param(id)
                .query((row, n) -> new Rung(
                        row.getInt("position"),
                        row.getInt("rung"),
                        Timestamps.read(row, "at"),
                        row.getString("action"),
                        row.getString("whom"),
                        row.getString("called").isEmpty()
                                ? List.of()
                                : List.of(row.getString("called").split(",")),
                        row.getString("decision"),
                        row.getObject("decision_version", Integer.class),
                        row.getString("rule_id"),
                        row.getString("rule_reason"),
                        row.getString("outcome")))
                .list();
    }

    private static Escalation read(ResultSet row, int number) throws SQLException {
        return new Escalation(
                row.getString("id"),
                row.getString("ticket_key"),
                row.getString("called_by"),
                row.getString("subject"),
                row.getString("reason"),
                row.getString("raised_by"),
                Timestamps.read(row, "raised_at"),
                State.valueOf(row.getString("state")),
                row.getInt("rung"),
                row.getInt("joined"),
                row.getString("record_type"),
                row.getString("priority"),
                row.getString("team"),
                new Load(row.getInt("open_tasks"), row.getInt("people_present"), row.getInt("people_away")),
                row.getString("acknowledged_by"),
                Timestamps.readNullable(row, "acknowledged_at"),
                row.getString("note"),
                Timestamps.readNullable(row, "ended_at"),
                row.getString("cause"),
                row.getString("cause_note"),
                row.getString("cause_by"),
                Timestamps.readNullable(row, "cause_at"),
                row.getString("problem"),
                row.getString("answered_with"));
    }
}
