package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.engine.Worklist;
import io.baton.people.Person;
import io.baton.platform.Ids;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import io.baton.platform.Words;
import io.baton.ticket.Reclassification.Judgement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** "Wrong category": opens the triage of a ticket again, and keeps every judgement that a person made by hand. */
@Component
public class Reclassifications {

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_ASK = 2000;

    private final TicketDesk desk;
    private final ActionRights rights;
    private final Processes processes;
    private final Worklist worklist;
    private final AuditLedger ledger;
    private final JdbcClient db;
    private final Clock clock;

    Reclassifications(
            TicketDesk desk,
            ActionRights rights,
            Processes processes,
            Worklist worklist,
            AuditLedger ledger,
            JdbcClient db,
            Clock clock) {
        this.desk = desk;
        this.rights = rights;
        this.processes = processes;
        this.worklist = worklist;
        this.ledger = ledger;
        this.db = db;
        this.clock = clock;
    }

    /** Somebody says that the category is wrong; the service desk looks at it while the work goes on. */
    @Transactional
    public void ask(Person person, String key, String reason) {
        var ticket = desk.visible(key, person);
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw Refusal.invalid("reason", "must say in 1 to " + LONGEST_REASON + " characters what is wrong.");
        }
        rights.require(person, "RECLASSIFY", ticket);
        if (ticket.state().isOver()) {
            throw Refusal.conflict("ticket-over", key + " is " + ticket.state() + "; its category stays as it is.");
        }
        if (worklist.of(key).stream().anyMatch(task -> task.nodeId().equals(WorkSteps.TRIAGE.node()))) {
            throw Refusal.conflict("triage-open", "The category of " + key + " is being looked at already.");
        }
        desk.note(key, "EDIT", "Wrong category, says " + person.id() + ": " + reason, false, Map.of());
        ledger.append(AuditEvent.of("RECLASSIFICATION_ASKED", "ticket", key)
                .forTicket(key, ticket.category())
                .because(reason));
        processes.start("reclassification", key, factsOf(ticket, person, reason));
    }

    private static Map<String, Object> factsOf(Ticket ticket, Person person, String reason) {
        var facts = new HashMap<String, @Nullable Object>();
        facts.put(ProcessVariables.RECORD_TYPE.name(), ticket.kind());
        facts.put(ProcessVariables.REQUESTER.name(), ticket.requester());
        facts.put(ProcessVariables.CATEGORY.name(), ticket.category());
        facts.put(ProcessVariables.SUBCATEGORY.name(), ticket.subcategory());
        facts.put(ProcessVariables.NATURE.name(), ticket.nature());
        facts.put(ProcessVariables.PRIORITY.name(), ticket.priority());
        facts.put(ProcessVariables.CANDIDATES.name(), new io.baton.engine.ProcessVariable.Json("[]"));
        facts.put(ProcessVariables.RECLASSIFY_BY.name(), person.id());
        facts.put(ProcessVariables.RECLASSIFY_REASON.name(), reason);
        var ask = Words.normalised(ticket.title() + " " + ticket.description());
        facts.put(ProcessVariables.ASK.name(), Words.cut(ask, LONGEST_ASK));
        return facts;
    }

    /** Writes down what a person decided and tells the timeline; a ticket that is over keeps what it had. */
    @Transactional
    public void decided(
            String key, Judgement before, Judgement after, @Nullable String askedBy, String decidedBy, String reason) {
        db.sql("""
                        insert into ticket_reclassification (id, ticket_key, at, decided_by, asked_by, from_category,
                            from_subcategory, from_nature, to_category, to_subcategory, to_nature, reason)
                        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(Ids.next(), key, Timestamps.column(clock.instant()), decidedBy, askedBy)
                .params(before.category(), before.subcategory(), before.nature())
                .params(after.category(), after.subcategory(), after.nature(), reason)
                .update();
        var line = "Category changed from " + words(before) + " to " + words(after) + ": " + reason;
        desk.note(key, "EDIT", line, false, Map.of("decidedBy", decidedBy));
        ledger.append(AuditEvent.of("TICKET_RECLASSIFIED", "ticket", key)
                .forTicket(key, after.category())
                .because(reason)
                .with("decidedBy", decidedBy)
                .with("from", words(before))
                .with("to", words(after)));
        desk.publish(desk.require(key), "RECLASSIFIED", Map.of("from", words(before), "to", words(after)));
    }

    /** Tells the ticket's own process what a person found, so that work not planned yet is planned by it. */
    public void passOn(String key, Map<String, Object> judged) {
        var instance = desk.require(key).processInstanceId();
        if (instance != null) {
            processes.tell(instance, judged);
        }
    }

    /** The same for an edit that the signed-in person makes at once. */
    void edited(Ticket before, Ticket after, String reason) {
        decided(
                before.key(),
                Judgement.of(before),
                Judgement.of(after),
                null,
                CurrentActor.get().id(),
                reason);
    }

    /** Those from {@code from} on and before {@code to}, oldest first. */
    public List<Reclassification> between(Instant from, Instant to) {
        return db.sql("select * from ticket_reclassification where at >= ? and at < ? order by at, id")
                .params(Timestamps.column(from), Timestamps.column(to))
                .query(Reclassifications::read)
                .list();
    }

    /** Newest first; the material for whoever improves the tables. */
    public Page<Reclassification> all(int page, int size) {
        var offset = Page.offset(page, size);
        long total = db.sql("select count(*) from ticket_reclassification")
                .query(Long.class)
                .single();
        var items = db.sql("select * from ticket_reclassification order by at desc, id desc offset " + offset
                        + " rows fetch next " + size + " rows only")
                .query(Reclassifications::read)
                .list();
        return new Page<>(items, total, page, size);
    }

    private static String words(Judgement judgement) {
        if (judgement.category() == null) {
            return "none";
        }
        return judgement.category()
                + (judgement.subcategory() == null ? "" : " / " + judgement.subcategory())
                + (judgement.nature() == null ? "" : " (" + judgement.nature() + ")");
    }

    private static Reclassification read(ResultSet row, int number) throws SQLException {
        return new Reclassification(
                row.getString("ticket_key"),
                Objects.requireNonNull(Timestamps.read(row, "at")),
                row.getString("decided_by"),
                row.getString("asked_by"),
                new Judgement(
                        row.getString("from_category"),
                        row.getString("from_subcategory"),
                        row.getString("from_nature")),
                new Judgement(
                        row.getString("to_category"), row.getString("to_subcategory"), row.getString("to_nature")),
                row.getString("reason"));
    }
}
