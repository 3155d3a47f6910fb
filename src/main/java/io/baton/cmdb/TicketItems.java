package io.baton.cmdb;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.TicketDesk;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The further items that tickets are about. */
@Component
class TicketItems implements AffectedItems {

    private static final int MOST = 50;

    private final JdbcClient db;
    private final Cmdb cmdb;
    private final TicketDesk desk;
    private final AuditLedger ledger;
    private final Clock clock;

    TicketItems(JdbcClient db, Cmdb cmdb, TicketDesk desk, AuditLedger ledger, Clock clock) {
        this.db = db;
        this.cmdb = cmdb;
        this.desk = desk;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void name(String ticketKey, List<String> ciIds) {
        var ticket = desk.lock(ticketKey);
        if (ticket.state().isOver()) {
            throw Refusal.conflict("ticket-over", ticketKey + " is over; nothing is added to it any more.");
        }
        var known = of(ticketKey);
        var added = ciIds.stream().distinct().filter(id -> !known.contains(id)).toList();
        if (known.size() + added.size() > MOST) {
            throw Refusal.invalid("ciIds", "must be at most " + MOST + " items.");
        }
        var unknown = added.stream().filter(id -> cmdb.find(id).isEmpty()).toList();
        if (!unknown.isEmpty()) {
            throw Refusal.invalid(
                    "ciIds", "names no registered configuration item: " + String.join(", ", unknown) + ".");
        }
        if (added.isEmpty()) {
            return;
        }
        added.forEach(id -> db.sql("insert into ticket_ci (ticket_key, ci_id, named_by, named_at) values (?, ?, ?, ?)")
                .params(ticketKey, id, CurrentActor.get().id(), Timestamps.column(clock.instant()))
                .update());
        var names = String.join(", ", added);
        desk.note(ticketKey, "LINK", "Also about " + names, false, Map.of("items", added));
        ledger.append(AuditEvent.of("CIS_NAMED", "ticket", ticketKey)
                .forTicket(ticketKey, ticket.category())
                .with("items", names));
    }

    @Override
    public List<Disturbance> disturbances(Collection<String> ciIds, Instant since) {
        if (ciIds.isEmpty()) {
            return List.of();
        }
        return db.sql("""
                        select t.ticket_key, t.title, t.priority, t.created_at from ticket t
                        where t.kind in ('INCIDENT', 'FAILED_CHANGE') and t.created_at >= :since
                            and (t.ci_id in (:items) or exists (select 1 from ticket_ci c
                                where c.ticket_key = t.ticket_key and c.ci_id in (:items)))
                        order by t.created_at desc, t.ticket_key desc""")
                .param("since", Timestamps.column(since))
                .param("items", ciIds)
                .query((row, number) -> new Disturbance(
                        row.getString("ticket_key"),
                        row.getString("title"),
                        row.getString("priority"),
                        Timestamps.read(row, "created_at")))
                .list();
    }

    @Override
    public Set<String> about(String ciId, Collection<String> ticketKeys) {
        if (ticketKeys.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(db.sql("""
                        select t.ticket_key from ticket t where t.ticket_key in (:keys) and (t.ci_id = :item
                            or exists (select 1 from ticket_ci c where c.ticket_key = t.ticket_key and c.ci_id = :item))""")
                .param("keys", ticketKeys)
                .param("item", ciId)
                .query(String.class)
                .list());
    }

    @Override
    public List<String> of(String ticketKey) {
        var items = new ArrayList<String>();
        var first = desk.require(ticketKey).ciId();
        if (first != null) {
            items.add(first);
        }
        db
                .sql("select ci_id from ticket_ci where ticket_key = ? order by ci_id")
                .param(ticketKey)
                .query(String.class)
                .list()
                .stream()
                .filter(id -> !items.contains(id))
                .forEach(items::add);
        return items;
    }
}
