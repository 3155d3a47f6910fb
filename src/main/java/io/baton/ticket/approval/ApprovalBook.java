package io.baton.ticket.approval;

import io.baton.platform.Ids;
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

/** The tables of rounds, levels and votes. */
@Repository
class ApprovalBook {

    private static final String VOTES = "select v.* from approval_vote v join approval_level l on l.id = v.level_id ";

    private final JdbcClient db;
    private final Clock clock;

    ApprovalBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    Optional<Round> latest(String ticketKey) {
        return db.sql("""
                        select * from approval_round where ticket_key = ?
                        order by round_number desc fetch first 1 rows only
                        """).param(ticketKey).query(ApprovalBook::round).optional();
    }

    List<Round> rounds(String ticketKey) {
        return db.sql("select * from approval_round where ticket_key = ? order by round_number")
                .param(ticketKey)
                .query(ApprovalBook::round)
                .list();
    }

    Round open(String ticketKey, ApprovedContent content, @Nullable Long costCents, boolean attestation) {
        var number = latest(ticketKey).map(Round::number).orElse(0) + 1;
        var round = new Round(
                Ids.next(),
                ticketKey,
                number,
                ApprovalState.OPEN,
                content.text(),
                content.hash(),
                costCents,
                attestation,
                null,
                null,
                clock.instant());
        db.sql("""
                        insert into approval_round (id, ticket_key, round_number, state, content, content_hash, cost_cents,
                            attestation_required, opened_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(round.id(), ticketKey, number, "OPEN", content.text(), content.hash(), costCents, attestation)
                .param(Timestamps.column(round.openedAt()))
                .update();
        return round;
    }

    void renew(Round round, ApprovedContent content) {
        db.sql("update approval_round set content = ?, content_hash = ? where id = ?")
                .params(content.text(), content.hash(), round.id())
                .update();
    }

    void close(Round round, ApprovalState state) {
        db.sql("update approval_round set state = ?, closed_at = ? where id = ?")
                .params(state.name(), Timestamps.column(clock.instant()), round.id())
                .update();
    }

    void attested(Round round, String state, @Nullable String id) {
        db.sql("update approval_round set attestation_state = ?, attestation_id = ? where id = ?")
                .params(state, id, round.id())
                .update();
    }

    void add(Level level) {
        db.sql("""
                        insert into approval_level (id, round_id, position, level_number, group_name, kind, who, quorum,
                            needed, time_limit, rule_id, rule_reason, state)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(level.id(), level.roundId(), level.position(), level.number(), level.group(), level.kind())
                .params(level.who(), level.quorum(), level.needed(), level.timeLimit())
                .params(level.rule(), level.ruleReason(), level.state().name())
                .update();
    }

    List<Level> levels(Round round) {
        return db.sql("select * from approval_level where round_id = ? order by level_number, position")
                .param(round.id())
                .query(ApprovalBook::level)
                .list();
    }

    void ask(Level level, int needed) {
        db.sql("update approval_level set state = 'OPEN', needed = ? where id = ?")
                .params(needed, level.id())
                .update();
    }

    void name(Level level, String person) {
        var named = level.named() == null ? person : level.named() + "," + person;
        db.sql("update approval_level set named = ? where id = ?")
                .params(named, level.id())
                .update();
    }

    void close(Level level, ApprovalState state) {
        db.sql("update approval_level set state = ? where id = ?")
                .params(state.name(), level.id())
                .update();
    }

    void ask(Vote vote) {
        db.sql("""
                        insert into approval_vote (id, level_id, ticket_key, position, approver, state, decided_by,
                            reason, content_hash, task_id, asked_at, due_at, decided_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(vote.id(), vote.levelId(), vote.ticketKey(), vote.position(), vote.approver())
                .params(vote.state().name(), vote.decidedBy(), vote.reason(), vote.contentHash(), vote.taskId())
                .params(Timestamps.column(vote.askedAt()), Timestamps.nullableColumn(vote.dueAt()))
                .param(Timestamps.nullableColumn(vote.decidedAt()))
                .update();
    }

    Optional<Vote> vote(String id) {
        return db.sql("select * from approval_vote where id = ?")
                .param(id)
                .query(ApprovalBook::vote)
                .optional();
    }

    List<Vote> votes(Round round) {
        return db.sql(VOTES + "where l.round_id = ? order by l.level_number, v.position")
                .param(round.id())
                .query(ApprovalBook::vote)
                .list();
    }

    List<Vote> votesOfTicket(String ticketKey) {
        return db.sql("select * from approval_vote where ticket_key = ? order by asked_at, position")
                .param(ticketKey)
                .query(ApprovalBook::vote)
                .list();
    }

    /** Votes still open that somebody is asked for. */
    List<Vote> openOf(String approver) {
        return db.sql("select * from approval_vote where approver = ? and state = 'OPEN' order by asked_at")
                .param(approver)
                .query(ApprovalBook::vote)
                .list();
    }

    /** Open votes that somebody has on the table in the place of somebody else. */
    List<Vote> openWithStandIn(String standIn) {
        return db.sql("select * from approval_vote where stand_in = ? and state = 'OPEN' order by asked_at")
                .param(standIn)
                .query(ApprovalBook::vote)
                .list();
    }

    void redirect(Vote vote, @Nullable String standIn) {
        db.sql("update approval_vote set stand_in = ? where id = ?")
                .params(standIn, vote.id())
                .update();
    }

    List<Vote> ofTasks(Collection<String> taskIds) {
        return taskIds.isEmpty()
                ? List.of()
                : db.sql("select * from approval_vote where task_id in (:ids)")
                        .param("ids", taskIds)
                        .query(ApprovalBook::vote)
                        .list();
    }

    List<Level> levelsOf(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.sql("select * from approval_level where id in (:ids)")
                        .param("ids", ids)
                        .query(ApprovalBook::level)
                        .list();
    }

    List<Vote> votesOfLevels(Collection<String> ids) {
        return ids.isEmpty()
                ? List.of()
                : db.sql("select * from approval_vote where level_id in (:ids)")
                        .param("ids", ids)
                        .query(ApprovalBook::vote)
                        .list();
    }

    void bind(String vote, String task) {
        db.sql("update approval_vote set task_id = ? where id = ?")
                .params(task, vote)
                .update();
    }

    void cast(Vote vote, ApprovalState verdict, String by, @Nullable String reason, String contentHash) {
        db.sql("""
                        update approval_vote set state = ?, decided_by = ?, reason = ?, content_hash = ?, decided_at = ?
                        where id = ?
                        """)
                .params(verdict.name(), by, reason, contentHash, Timestamps.column(clock.instant()), vote.id())
                .update();
    }

    void turn(Vote vote, ApprovalState state) {
        db.sql("update approval_vote set state = ? where id = ?")
                .params(state.name(), vote.id())
                .update();
    }

    void addEditor(String ticketKey, String person) {
        if (!editors(ticketKey).contains(person)) {
            db.sql("insert into approval_editor values (?, ?, ?)")
                    .params(ticketKey, person, Timestamps.column(clock.instant()))
                    .update();
        }
    }

    List<String> editors(String ticketKey) {
        return db.sql("select person from approval_editor where ticket_key = ?")
                .param(ticketKey)
                .query(String.class)
                .list();
    }

    Instant now() {
        return clock.instant();
    }

    private static Round round(ResultSet row, int number) throws SQLException {
        return new Round(
                row.getString("id"),
                row.getString("ticket_key"),
                row.getInt("round_number"),
                ApprovalState.valueOf(row.getString("state")),
                row.getString("content"),
                row.getString("content_hash"),
                row.getObject("cost_cents", Long.class),
                row.getBoolean("attestation_required"),
                row.getString("attestation_state"),
                row.getString("attestation_id"),
                Timestamps.read(row, "opened_at"));
    }

    private static Level level(ResultSet row, int number) throws SQLException {
        return new Level(
                row.getString("id"),
                row.getString("round_id"),
                row.getInt("position"),
                row.getInt("level_number"),
                row.getString("group_name"),
                row.getString("kind"),
                row.getString("who"),
                row.getString("named"),
                row.getString("quorum"),
                row.getObject("needed", Integer.class),
                row.getString("time_limit"),
                row.getString("rule_id"),
                row.getString("rule_reason"),
                ApprovalState.valueOf(row.getString("state")));
    }

    private static Vote vote(ResultSet row, int number) throws SQLException {
        return new Vote(
                row.getString("id"),
                row.getString("level_id"),
                row.getString("ticket_key"),
                row.getInt("position"),
                row.getString("approver"),
                ApprovalState.valueOf(row.getString("state")),
                row.getString("decided_by"),
                row.getString("reason"),
                row.getString("content_hash"),
                row.getString("task_id"),
                Timestamps.read(row, "asked_at"),
                Timestamps.readNullable(row, "due_at"),
                Timestamps.readNullable(row, "decided_at"),
                row.getString("stand_in"));
    }
}
