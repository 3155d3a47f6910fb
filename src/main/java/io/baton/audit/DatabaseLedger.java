package io.baton.audit;

import io.baton.audit.proof.MacKeys;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes events to the tables of the ledger, from where the {@code Sealer} takes them into the hash tree. */
@Component
class DatabaseLedger implements AuditLedger {

    private final JdbcClient jdbc;
    private final TransactionTemplate joined;
    private final LedgerConnections apart;
    private final MacKeys macs;
    private final ObjectProvider<ActorGroups> groups;
    private final LedgerPulse pulse;
    private final Clock clock;
    private final String node;

    DatabaseLedger(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            LedgerConnections apart,
            LedgerKeys keys,
            ObjectProvider<ActorGroups> groups,
            LedgerPulse pulse,
            Clock clock,
            AuditSettings settings) {
        this.jdbc = jdbc;
        this.joined = new TransactionTemplate(transactions);
        this.apart = apart;
        this.macs = keys.macKeys();
        this.groups = groups;
        this.pulse = pulse;
        this.clock = clock;
        this.node = settings.nodeName();
    }

    @Override
    public void append(AuditEvent event) {
        pulse.check(event);
        var row = row(event);
        joined.executeWithoutResult(status -> write(jdbc, row));
    }

    @Override
    public void appendApart(AuditEvent event) {
        var row = row(event);
        apart.transaction().executeWithoutResult(status -> write(apart.jdbc(), row));
    }

    private LedgerRow row(AuditEvent event) {
        var actor = event.actor() == null ? CurrentActor.get() : event.actor();
        var known = groups.getIfAvailable(() -> someone -> Set.of()).of(actor);
        return LedgerRow.of(event, actor, known, node, clock.instant());
    }

    private void write(JdbcClient connection, LedgerRow row) {
        connection
                .sql("""
                        insert into audit_event (id, occurred_at, node, actor_type, actor, action, outcome, object_type,
                            object_id, ticket, category, service, code, privileged, body, mac)
                        values (:id, :occurredAt, :node, :actorType, :actor, :action, :outcome, :objectType,
                            :objectId, :ticket, :category, :service, :code, :privileged, :body, :mac)
                        """)
                .param("ticket", null)
                .param("category", null)
                .param("service", null)
                .param("code", null)
                .params(row.members())
                .param("occurredAt", Timestamps.column(row.at()))
                .param("body", row.body())
                .param("mac", macs.ofEvent(row.body()))
                .update();
        connection
                .sql("insert into audit_unsealed (event_id, queued_at) values (?, ?)")
                .params(row.id(), Timestamps.column(row.at()))
                .update();
        if (row.payload() != null) {
            connection
                    .sql("insert into audit_payload (event_id, body) values (?, ?)")
                    .params(row.id(), row.payload())
                    .update();
        }
    }
}
