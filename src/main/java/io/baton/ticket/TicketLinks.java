package io.baton.ticket;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How tickets relate to each other. Only links between tickets one may see are shown. */
@Component
public class TicketLinks {

    /** The other ticket is a part of this one. */
    public static final String PARENT_OF = "PARENT_OF";

    /** The other ticket, a change, is why this one is there. */
    public static final String CAUSED_BY = "CAUSED_BY";

    private static final List<String> RELATIONS = List.of("RELATES_TO", "DUPLICATES", "BLOCKS", PARENT_OF);

    /** @param outgoing whether the link was drawn from this ticket */
    public record Link(String relation, String ticket, boolean outgoing) {}

    private final JdbcClient db;
    private final TicketDesk desk;
    private final ActionRights rights;
    private final AuditLedger ledger;
    private final TicketAccess access;
    private final Clock clock;

    TicketLinks(
            JdbcClient db, TicketDesk desk, ActionRights rights, AuditLedger ledger, TicketAccess access, Clock clock) {
        this.db = db;
        this.desk = desk;
        this.rights = rights;
        this.ledger = ledger;
        this.access = access;
        this.clock = clock;
    }

    public List<Link> of(String key, Person viewer) {
        desk.visible(key, viewer);
        return db.sql("""
                        select relation, other_key as ticket, true as outgoing from ticket_link where ticket_key = :key
                        union all
                        select relation, ticket_key as ticket, false as outgoing from ticket_link where other_key = :key
                        """).param("key", key).query(Link.class).list().stream()
                .filter(link -> access.maySee(link.ticket(), viewer))
                .toList();
    }

    /** Tickets that are a part of this one, whoever may see them. */
    public List<String> partsOf(String key) {
        return db.sql("select other_key from ticket_link where ticket_key = ? and relation = ? order by other_key")
                .params(key, PARENT_OF)
                .query(String.class)
                .list();
    }

    /** What a ticket is put down to, whoever may see it. */
    public List<String> causesOf(String key) {
        return db.sql("select other_key from ticket_link where ticket_key = ? and relation = ? order by other_key")
                .params(key, CAUSED_BY)
                .query(String.class)
                .list();
    }

    /** Those of some tickets that this person may see. */
    public List<String> seenBy(Person viewer, List<String> keys) {
        return keys.stream().filter(key -> access.maySee(key, viewer)).toList();
    }

    @Transactional
    public void add(Person person, String key, String relation, String other) {
        var ticket = desk.visible(key, person);
        rights.require(person, "EDIT", ticket);
        if (!RELATIONS.contains(relation)) {
            throw Refusal.invalid("relation", "must be one of " + RELATIONS + ".");
        }
        if (key.equals(other) || !access.maySee(other, person)) {
            throw Refusal.invalid("other", "must be the key of another ticket that you can see.");
        }
        connect(ticket, relation, other, person.id());
    }

    /** Links two tickets because a step of a model says so. */
    @Transactional
    public void connect(String key, String relation, String other) {
        connect(desk.require(key), relation, other, CurrentActor.get().id());
    }

    private void connect(Ticket ticket, String relation, String other, String by) {
        var key = ticket.key();
        try {
            db.sql("insert into ticket_link values (?, ?, ?, ?, ?)")
                    .params(key, relation, other, by, Timestamps.column(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("link-exists", key + " already " + relation + " " + other + ".");
        }
        desk.note(key, "LINK", relation + " " + other, false, Map.of("relation", relation, "other", other));
        ledger.append(AuditEvent.of("TICKET_LINKED", "ticket", key)
                .forTicket(key, ticket.category())
                .with("relation", relation)
                .with("other", other));
        desk.publish(ticket, "LINKED", Map.of("relation", relation, "other", other));
    }
}
