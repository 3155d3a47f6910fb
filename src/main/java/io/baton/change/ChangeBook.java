package io.baton.change;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.PermitState;
import io.baton.platform.Ids;
import io.baton.platform.Page;
import io.baton.platform.Sha256;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of changes and of what proves that they were thought through. */
@Component
class ChangeBook {

    private static final String READ = """
            select c.*, t.title, t.requester, t.created_at
            from change_record c join ticket t on t.ticket_key = c.ticket_key""";

    private final JdbcClient db;
    private final Clock clock;

    ChangeBook(JdbcClient db, Clock clock) {
        this.db = db;
        this.clock = clock;
    }

    void add(String key, NewChange change, @Nullable String naturalKey) {
        var what = change.what();
        db.sql("""
                        insert into change_record (ticket_key, version, type, category, origin, template, service, environment,
                            release_version, commit_id, digests, starts_at, ends_at, outage_minutes, affected_users,
                            reason, tests_passed, objective, measure, state, because, natural_key)
                        values (?, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(key, change.type().name(), change.category().name(), change.origin(), change.template())
                .params(what.service(), what.environment(), what.version(), what.commit(), joined(what.digests()))
                .params(column(change.from()), column(change.until()))
                .params(change.outageMinutes(), change.affectedUsers(), change.reason(), change.testsPassed())
                .params(change.objective(), change.measure())
                .params(PermitState.DRAFT.name(), "It was just raised.", naturalKey)
                .update();
    }

    /** Puts other content into a change, if nobody else did meanwhile. */
    boolean edit(String key, long version, NewChange change) {
        var what = change.what();
        return db.sql("""
                        update change_record set version = version + 1, service = ?, environment = ?, release_version = ?,
                            commit_id = ?, digests = ?, starts_at = ?, ends_at = ?, outage_minutes = ?,
                            affected_users = ?, reason = ?, tests_passed = ?, objective = ?, measure = ?
                        where ticket_key = ? and version = ?
                        """)
                        .params(
                                what.service(),
                                what.environment(),
                                what.version(),
                                what.commit(),
                                joined(what.digests()))
                        .params(column(change.from()), column(change.until()))
                        .params(change.outageMinutes(), change.affectedUsers(), change.reason(), change.testsPassed())
                        .params(change.objective(), change.measure(), key, version)
                        .update()
                == 1;
    }

    void assess(String key, int points, String riskClass) {
        db.sql("update change_record set points = ?, risk_class = ? where ticket_key = ?")
                .params(points, riskClass, key)
                .update();
    }

    void turn(String key, PermitState state, String because) {
        db.sql("update change_record set state = ?, because = ?"
                        + (state.isOver() ? ", natural_key = null" : "")
                        + " where ticket_key = ?")
                .params(state.name(), because, key)
                .update();
    }

    void ended(String key, Outcome outcome, @Nullable String note) {
        db.sql("update change_record set outcome = ?, outcome_note = ?, implemented_at = ? where ticket_key = ?")
                .params(outcome.name(), note, Timestamps.column(clock.instant()), key)
                .update();
    }

    Optional<Change> find(String key) {
        return db.sql(READ + " where c.ticket_key = ?")
                .param(key)
                .query(ChangeBook::read)
                .optional();
    }

    /** The key of the open change for the same thing. */
    Optional<String> open(String naturalKey) {
        return db.sql("select ticket_key from change_record where natural_key = ?")
                .param(naturalKey)
                .query(String.class)
                .optional();
    }

    /** The latest first. */
    Page<Change> search(ChangeQuery query) {
        var offset = Page.offset(query.page(), query.size());
        var where = " where (cast(:state as varchar(20)) is null or c.state = :state)"
                + " and (cast(:type as varchar(20)) is null or c.type = :type)"
                + " and (cast(:risk as varchar(20)) is null or c.risk_class = :risk)"
                + " and (cast(:service as varchar(64)) is null or c.service = :service)";
        long total = asked("select count(*) from change_record c" + where, query)
                .query(Long.class)
                .single();
        var found = asked(
                        READ + where + " order by t.created_at desc, c.ticket_key desc offset " + offset
                                + " rows fetch next " + query.size() + " rows only",
                        query)
                .query(ChangeBook::read)
                .list();
        return new Page<>(found, total, query.page(), query.size());
    }

    private JdbcClient.StatementSpec asked(String sql, ChangeQuery query) {
        return db.sql(sql)
                .param("state", query.state() == null ? null : query.state().name())
                .param("type", query.type() == null ? null : query.type().name())
                .param("risk", query.risk())
                .param("service", query.service());
    }

    /** Those of a period that failed, were emergencies, or are not decided yet; the oldest first. */
    List<Change> remarkable(Instant from, Instant to) {
        return db.sql(READ + "\n" + """
                         where (c.implemented_at >= :from and c.implemented_at < :to
                                and c.outcome in ('FAILED', 'ROLLED_BACK'))
                            or (t.created_at >= :from and t.created_at < :to
                                and (c.type = 'EMERGENCY' or c.state in ('DRAFT', 'IN_APPROVAL')))
                         order by t.created_at, c.ticket_key fetch first 100 rows only""")
                .param("from", Timestamps.column(from))
                .param("to", Timestamps.column(to))
                .query(ChangeBook::read)
                .list();
    }

    /** Those of models that are not done yet, approved ones and the earliest first. */
    List<Change> openAboutModels() {
        return db.sql(READ + " where c.category = 'WORKFLOW_MODEL' and c.state in ('DRAFT', 'IN_APPROVAL', 'APPROVED')"
                        + " order by c.state, c.starts_at, c.ticket_key fetch first 200 rows only")
                .query(ChangeBook::read)
                .list();
    }

    /** How many changes of a service in an environment failed or were rolled back from a moment on. */
    int failedSince(String service, String environment, Instant since) {
        return db.sql("""
                        select count(*) from change_record where service = ? and environment = ? and implemented_at >= ?
                            and outcome in ('FAILED', 'ROLLED_BACK')""")
                .params(service, environment, Timestamps.column(since))
                .query(Integer.class)
                .single();
    }

    /** Keys of those that pipelines raised, that are approved and that nobody was asked about as far as this table knows. */
    List<String> approvedByTable(String service, String environment) {
        return db.sql(
                        "select ticket_key from change_record where service = ? and environment = ? and state = 'APPROVED'"
                                + " and origin = 'PIPELINE' and type = 'NORMAL' order by ticket_key")
                .params(service, environment)
                .query(String.class)
                .list();
    }

    /** Keys of those that were carried out from a moment on, the newest first. */
    List<String> implementedSince(Instant since) {
        return db.sql("select ticket_key from change_record where implemented_at >= ? and outcome <> 'CANCELLED'"
                        + " order by implemented_at desc, ticket_key desc")
                .param(Timestamps.column(since))
                .query(String.class)
                .list();
    }

    void prove(String key, Proof.Kind kind, String text, String by) {
        db.sql("insert into change_proof (id, change_key, kind, content, sha256, added_by, added_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?)")
                .params(Ids.next(), key, kind.name(), text, Sha256.of(text), by)
                .param(Timestamps.column(clock.instant()))
                .update();
    }

    /** In the order in which they were added. */
    List<Proof> proofs(String key) {
        return db.sql("select * from change_proof where change_key = ? order by added_at, id")
                .param(key)
                .query((row, n) -> new Proof(
                        row.getString("id"),
                        row.getString("change_key"),
                        Proof.Kind.valueOf(row.getString("kind")),
                        row.getString("content"),
                        row.getString("sha256"),
                        row.getString("added_by"),
                        Timestamps.read(row, "added_at")))
                .list();
    }

    private static @Nullable Object column(@Nullable Instant at) {
        return at == null ? null : Timestamps.column(at);
    }

    private static String joined(Set<String> digests) {
        return String.join(" ", new TreeSet<>(digests));
    }

    private static Set<String> split(String digests) {
        return Arrays.stream(digests.split(" ")).filter(it -> !it.isEmpty()).collect(Collectors.toSet());
    }

    private static Change read(ResultSet row, int number) throws SQLException {
        var outcome = row.getString("outcome");
        return new Change(
                row.getString("ticket_key"),
                row.getLong("version"),
                ChangeType.valueOf(row.getString("type")),
                ChangeCategory.valueOf(row.getString("category")),
                row.getString("origin"),
                row.getString("template"),
                row.getString("title"),
                row.getString("requester"),
                new Deployable(
                        row.getString("service"),
                        row.getString("environment"),
                        row.getString("release_version"),
                        row.getString("commit_id"),
                        split(row.getString("digests"))),
                Timestamps.readNullable(row, "starts_at"),
                Timestamps.readNullable(row, "ends_at"),
                row.getInt("outage_minutes"),
                row.getInt("affected_users"),
                row.getString("reason"),
                row.getObject("tests_passed", Boolean.class),
                row.getString("objective"),
                row.getString("measure"),
                row.getObject("points", Integer.class),
                row.getString("risk_class"),
                PermitState.valueOf(row.getString("state")),
                row.getString("because"),
                outcome == null ? null : Outcome.valueOf(outcome),
                row.getString("outcome_note"),
                Timestamps.readNullable(row, "implemented_at"),
                Timestamps.read(row, "created_at"));
    }
}
