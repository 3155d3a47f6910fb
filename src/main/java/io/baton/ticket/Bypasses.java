package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The one book of what went round a rule: nothing gets in without a reason, and each entry waits for somebody's review. */
@Component
public class Bypasses {

    private static final List<String> VERDICTS = List.of("JUSTIFIED", "NOT_JUSTIFIED", "RULE_WRONG");

    private static final Duration REVIEW_TIME = Duration.ofDays(7);

    private static final int LONGEST_SUMMARY = 1000;

    private final JdbcClient db;
    private final AuditLedger ledger;
    private final Clock clock;

    Bypasses(JdbcClient db, AuditLedger ledger, Clock clock) {
        this.db = db;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Writes it down, in the transaction of the act itself.
     *
     * @return its id
     * @throws Refusal 422 without a reason
     */
    @Transactional
    public String record(Bypass.New bypass) {
        if (bypass.reason().isBlank()) {
            throw Refusal.invalid("reason", "is required: say why the rule does not fit.");
        }
        var id = Ids.next();
        db.sql("""
                        insert into bypass (id, kind, rule, ticket_key, summary, reason, evidence, owner, allowed_by, at,
                            deadline)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(id, bypass.kind(), bypass.rule(), bypass.ticketKey(), bypass.summary())
                .params(bypass.reason(), bypass.evidence(), bypass.owner(), bypass.allowed())
                .params(Timestamps.column(clock.instant()), Timestamps.column(bypass.deadline()))
                .update();
        ledger.append(AuditEvent.of("RULE_BYPASSED", "bypass", id)
                .forTicket(bypass.ticketKey(), null)
                .because(bypass.reason())
                .with("kind", bypass.kind())
                .with("rule", bypass.rule())
                .with("owner", bypass.owner())
                .with("allowedBy", bypass.allowed()));
        return id;
    }

    /**
     * The same, done by whoever acts, to be reviewed within the usual time.
     *
     * @throws Refusal 422 without a reason
     */
    @Transactional
    public String record(String kind, String rule, String ticketKey, String summary, String reason) {
        var words = summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY - 1) + "…";
        var owner = CurrentActor.get().id();
        var deadline = clock.instant().plus(REVIEW_TIME);
        return record(new Bypass.New(kind, rule, ticketKey, words, reason, null, owner, null, deadline));
    }

    /** Those that nobody has looked at, the most urgent first. */
    public List<Bypass> unreviewed() {
        return db.sql("select * from bypass where reviewed_at is null order by deadline, id")
                .query(Bypasses::row)
                .list();
    }

    /** Those that nobody has looked at in time and nobody was called about yet. */
    public List<Bypass> overdue() {
        return db.sql("select * from bypass where reviewed_at is null and called_at is null and deadline < ?"
                        + " order by deadline, id")
                .param(Timestamps.column(clock.instant()))
                .query(Bypasses::row)
                .list();
    }

    /** Whether this caller is the one who calls people about it; of several at the same moment one is. */
    @Transactional
    public boolean callAbout(String id) {
        return db.sql("update bypass set called_at = ? where id = ? and called_at is null and reviewed_at is null")
                        .params(Timestamps.column(clock.instant()), id)
                        .update()
                == 1;
    }

    /**
     * What somebody made of it; the first word counts.
     *
     * @throws Refusal 403 for whoever did it or agreed to it, 422 for a verdict that is none
     */
    @Transactional
    public void review(String id, String by, String verdict, @Nullable String remark) {
        var bypass = find(id).orElseThrow(() -> Refusal.notFound("Bypass " + id));
        requireIndependent(bypass, by);
        if (!VERDICTS.contains(verdict)) {
            throw Refusal.invalid("verdict", "must be one of " + VERDICTS + ".");
        }
        var first = db.sql("update bypass set reviewed_by = ?, reviewed_at = ?, verdict = ?, remark = ? where id = ?"
                                + " and reviewed_at is null")
                        .params(by, Timestamps.column(clock.instant()), verdict, remark, id)
                        .update()
                == 1;
        if (first) {
            ledger.append(AuditEvent.of("BYPASS_REVIEWED", "bypass", id)
                    .forTicket(bypass.ticketKey(), null)
                    .with("verdict", verdict)
                    .with("by", by));
        }
    }

    /** @throws Refusal 403 when it is about something this person did or agreed to */
    public void requireIndependent(Bypass bypass, String person) {
        if (person.equals(bypass.owner()) || person.equals(bypass.allowed())) {
            throw Refusal.forbidden(
                    "own-judgement", "This is about something you did or agreed to; somebody else looks at it.");
        }
    }

    public Optional<Bypass> find(String id) {
        return db.sql("select * from bypass where id = ?")
                .param(id)
                .query(Bypasses::row)
                .optional();
    }

    /** Those from {@code from} on and before {@code to}, newest first. */
    public List<Bypass> between(Instant from, Instant to) {
        return db.sql("select * from bypass where at >= ? and at < ? order by at desc, id desc")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query(Bypasses::row)
                .list();
    }

    private static Bypass row(ResultSet row, int number) throws SQLException {
        var reviewedAt = Timestamps.readNullable(row, "reviewed_at");
        return new Bypass(
                row.getString("id"),
                row.getString("kind"),
                row.getString("rule"),
                row.getString("ticket_key"),
                row.getString("summary"),
                row.getString("reason"),
                row.getString("evidence"),
                row.getString("owner"),
                row.getString("allowed_by"),
                Timestamps.read(row, "at"),
                Timestamps.read(row, "deadline"),
                reviewedAt == null
                        ? null
                        : new Bypass.Review(
                                row.getString("reviewed_by"),
                                reviewedAt,
                                row.getString("verdict"),
                                row.getString("remark")));
    }
}
