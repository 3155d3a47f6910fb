package io.baton.ticket.scope;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.platform.Timestamps;
import io.baton.ticket.ActionRights;
import io.baton.ticket.EditGuard;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.scope.ScopeVersion.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps every version of what a ticket is to deliver, and lets the requester accept a revision or turn it down. */
@Component
public class Scopes {

    private static final int LONGEST = 4000;

    private final JdbcClient db;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final Processes processes;
    private final ObjectProvider<EditGuard> guards;
    private final AuditLedger ledger;
    private final Clock clock;

    Scopes(
            JdbcClient db,
            TicketDesk desk,
            ActionRights rights,
            Processes processes,
            ObjectProvider<EditGuard> guards,
            AuditLedger ledger,
            Clock clock) {
        this.db = db;
        this.desk = desk;
        this.rights = rights;
        this.processes = processes;
        this.guards = guards;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** A revision as whoever assessed the request words it. */
    record Revision(String author, String text, String limits, String reason) {}

    /** Puts a revision before the requester. Doing it again for the same words changes nothing. */
    @Transactional
    void propose(String key, Revision revision) {
        var ticket = desk.require(key);
        var known = versions(key);
        if (known.isEmpty()) {
            var asked = new Revision(ticket.requester(), asked(ticket), "", "");
            add(key, 1, asked, Answer.ASKED);
            tell(ticket, 1, asked, "Original scope: " + asked.text());
        } else {
            var last = known.get(known.size() - 1);
            if (last.answer() == Answer.PROPOSED && last.text().equals(revision.text())) {
                return;
            }
        }
        var version = Math.max(known.size(), 1) + 1;
        add(key, version, revision, Answer.PROPOSED);
        tell(ticket, version, revision, "Revised scope, version " + version + ": " + revision.text());
    }

    /** All versions, oldest first; none as long as nobody revised the scope. */
    public List<ScopeVersion> of(Person viewer, String key) {
        desk.visible(key, viewer);
        return versions(key);
    }

    /** The revision that the requester agreed to last; none as long as what was asked for counts. */
    public Optional<String> agreed(String key) {
        return db.sql("""
                        select scope from scope_version where ticket_key = ? and answer = 'ACCEPTED'
                        order by version desc fetch first 1 rows only
                        """).param(key).query(String.class).optional();
    }

    /** Whether the person is the one who is asked for an answer. */
    public boolean mayAnswer(Person person, Ticket ticket) {
        return proposed(ticket.key()).isPresent() && rights.allows(person, "ANSWER_SCOPE", ticket);
    }

    /** The requester agrees; the work goes on with the revision. */
    @Transactional
    public void accept(Person person, String key) {
        answer(person, key, Answer.ACCEPTED, "");
        var ticket = desk.require(key);
        guards.orderedStream().forEach(guard -> guard.edited(ticket, ticket, person));
        processes.correlate("RevisionAccepted", key, Map.of());
    }

    /** The requester does not agree; whoever assessed the request reads why. */
    @Transactional
    public void decline(Person person, String key, String reason) {
        if (reason.isBlank() || reason.length() > ProcessVariables.REVISION_ANSWER.maxLength()) {
            throw Refusal.invalid(
                    "reason",
                    "is required, with at most " + ProcessVariables.REVISION_ANSWER.maxLength()
                            + " characters: say what you need instead.");
        }
        answer(person, key, Answer.DECLINED, reason);
        processes.correlate("RevisionDeclined", key, Map.of(ProcessVariables.REVISION_ANSWER.name(), reason));
    }

    private void answer(Person person, String key, Answer answer, String reason) {
        var ticket = desk.visible(key, person);
        rights.require(person, "ANSWER_SCOPE", ticket);
        var version = proposed(key)
                .orElseThrow(() -> Refusal.conflict(
                        "no-revision-proposed", "No revised scope of " + key + " waits for an answer."));
        var changed = db.sql("""
                        update scope_version set answer = ?, answer_reason = ?, answered_by = ?, answered_at = ?
                        where ticket_key = ? and version = ? and answer = 'PROPOSED'
                        """)
                .params(answer.name(), reason, person.id(), Timestamps.column(clock.instant()), key, version.version())
                .update();
        if (changed == 0) {
            throw Refusal.conflict("revision-answered", "Somebody else has just answered for " + key + ".");
        }
        var said = answer == Answer.ACCEPTED ? "accepted" : "declined: " + reason;
        desk.note(
                key,
                "SCOPE",
                "Revised scope, version " + version.version() + ", " + said,
                false,
                Map.of("version", version.version(), "answer", answer.name()));
        ledger.append(AuditEvent.of("SCOPE_" + answer, "ticket", key)
                .forTicket(key, ticket.category())
                .because(reason.isEmpty() ? null : reason)
                .with("version", version.version()));
    }

    private void add(String key, int version, Revision revision, Answer answer) {
        db.sql("""
                        insert into scope_version (ticket_key, version, scope, limits, reason, author, created_at, answer)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        key,
                        version,
                        revision.text(),
                        revision.limits(),
                        revision.reason(),
                        revision.author(),
                        Timestamps.column(clock.instant()),
                        answer.name())
                .update();
    }

    private void tell(Ticket ticket, int version, Revision revision, String text) {
        var because = revision.reason().isEmpty() ? "" : " Reason: " + revision.reason();
        desk.note(
                ticket.key(), "SCOPE", text + because, false, Map.of("version", version, "author", revision.author()));
        ledger.append(AuditEvent.of("SCOPE_RECORDED", "ticket", ticket.key())
                .forTicket(ticket.key(), ticket.category())
                .because(revision.reason().isEmpty() ? null : revision.reason())
                .with("version", version)
                .with("author", revision.author()));
    }

    private static String asked(Ticket ticket) {
        var text = ticket.description().isBlank()
                ? ticket.title() + ". "
                        + Secrets.masked(ticket.fields()).entrySet().stream()
                                .map(field -> field.getKey() + ": " + field.getValue())
                                .collect(Collectors.joining("; "))
                : ticket.description();
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private Optional<ScopeVersion> proposed(String key) {
        return versions(key).stream()
                .filter(version -> version.answer() == Answer.PROPOSED)
                .findFirst();
    }

    private List<ScopeVersion> versions(String key) {
        return db.sql("select * from scope_version where ticket_key = ? order by version")
                .param(key)
                .query(Scopes::read)
                .list();
    }

    private static ScopeVersion read(ResultSet row, int number) throws SQLException {
        return new ScopeVersion(
                row.getInt("version"),
                row.getString("scope"),
                row.getString("limits"),
                row.getString("reason"),
                row.getString("author"),
                Timestamps.read(row, "created_at"),
                Answer.valueOf(row.getString("answer")),
                row.getString("answer_reason"),
                Timestamps.readNullable(row, "answered_at"));
    }
}
