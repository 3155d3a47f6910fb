package io.baton.audit;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the ledger on a database, wired by hand. */
final class LedgerFixture {

    static final String SIGNING_KEY = Base64.getEncoder().encodeToString(new byte[32]);
    static final String MAC_KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

    final Clock clock;
    final AuditSettings settings;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final LedgerConnections connections;
    final LedgerKeys keys;
    final AuditLedger ledger;
    final LedgerPulse pulse;
    final Sealer sealer;
    final LedgerCheck check;

    LedgerFixture(DataSource database, @Nullable Path anchors) {
        this(database, anchors, Clock.systemUTC());
    }

    LedgerFixture(DataSource database, @Nullable Path anchors, Clock clock) {
        this.clock = clock;
        settings = settings("node-a", anchors);
        jdbc = JdbcClient.create(database);
        var transactions = new JdbcTransactionManager(database);
        transaction = new TransactionTemplate(transactions);
        pulse = new LedgerPulse(settings);
        connections = new LedgerConnections(database);
        keys = new LedgerKeys(settings);
        var beans = new StaticListableBeanFactory();
        beans.addBean("groups", (ActorGroups) actor -> Set.of("agent", "service-desk"));
        ledger = new DatabaseLedger(
                jdbc,
                transactions,
                connections,
                keys,
                beans.getBeanProvider(ActorGroups.class),
                pulse,
                clock,
                settings);
        sealer = sealer("node-a");
        check = new LedgerCheck(connections, keys, settings, new AnchorFiles(settings, pulse), pulse, event -> {});
    }

    /** A sealer as another server would run it. */
    Sealer sealer(String node) {
        var own = settings(node, settings.anchorDirectory());
        return new Sealer(connections, keys, own, new AnchorFiles(own, pulse), pulse, clock);
    }

    Sealer sealerAt(Clock time) {
        return new Sealer(connections, keys, settings, new AnchorFiles(settings, pulse), pulse, time);
    }

    static AuditSettings settings(String node, @Nullable Path anchors) {
        return new AuditSettings(
                "",
                node,
                SIGNING_KEY,
                MAC_KEY,
                List.of(),
                List.of(),
                null,
                anchors,
                Duration.ofSeconds(1),
                Duration.ofMinutes(5),
                Duration.ofSeconds(60),
                AuditSettings.WhenStalled.REFUSE_PRIVILEGED,
                "-");
    }
}
