package io.baton.gate;

import io.baton.gate.trust.TrustMoved;
import io.baton.platform.Timestamps;
import io.baton.schedule.ClosedTimesChanged;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcUtils;
import org.springframework.jdbc.support.MetaDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One row for each environment, and one for all of them. Whoever lets something through holds them shared from before he looks
 * until he has committed; whatever may close the gate counts them up in its own transaction. So once a closing is committed,
 * nobody is let through who has not seen it.
 */
@Component
class GateScopes {

    private static final String EVERYWHERE = "*";

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;
    private final Clock clock;
    private final String share;

    GateScopes(JdbcClient jdbc, DataSource dataSource, PlatformTransactionManager transactions, Clock clock)
            throws MetaDataAccessException {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
        var product = JdbcUtils.extractDatabaseMetaData(dataSource, java.sql.DatabaseMetaData::getDatabaseProductName);
        // H2 knows no shared row locks; there those who are let through wait for each other
        this.share = DatabaseDriver.fromProductName(product) == DatabaseDriver.POSTGRESQL ? "share" : "update";
    }

    /** Holds an environment until the transaction ends. A statement of its own, so that the next one sees what was waited for. */
    void hold(String environment) {
        addIfMissing(environment);
        jdbc.sql("select epoch from gate_scope where environment in ('*', ?) order by environment for " + share)
                .param(environment)
                .query(Long.class)
                .list();
        var key = key(environment);
        if (!TransactionSynchronizationManager.hasResource(key)) {
            TransactionSynchronizationManager.bindResource(key, Boolean.TRUE);
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCompletion(int status) {
                    TransactionSynchronizationManager.unbindResourceIfPossible(key);
                }
            });
        }
    }

    /** Something in an environment changed that may close or open the gate. */
    void moved(String environment) {
        addIfMissing(environment);
        if (TransactionSynchronizationManager.hasResource(key(environment))) {
            // Whoever is being let through holds it shared, as others may: to count up now would wait for them, and
            // they
            // for us. What is let through closes nothing for others but by its own row, so they are told afterwards.
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    apart.executeWithoutResult(status -> countUp(environment));
                }
            });
        } else {
            countUp(environment);
        }
    }

    /** Before others look who is running: by then nobody else is let through. */
    @EventListener
    @Order(1)
    void closedTimesChanged(ClosedTimesChanged event) {
        if (event.environments().isEmpty()) {
            countUp(EVERYWHERE);
        } else {
            event.environments().stream().sorted().forEach(this::moved);
        }
    }

    @EventListener
    void trustMoved(TrustMoved event) {
        moved(event.environment());
    }

    /** Something changed everywhere that may open the gate, or close it for new ones; in a transaction of its own. */
    void movedEverywhere() {
        apart.executeWithoutResult(status -> countUp(EVERYWHERE));
    }

    /** The counts as they stand; that of all environments is within each. */
    Map<String, Long> epochs() {
        var epochs = new HashMap<String, Long>();
        jdbc.sql("select environment, epoch from gate_scope")
                .query((row, number) -> epochs.put(row.getString("environment"), row.getLong("epoch")))
                .list();
        var everywhere = epochs.getOrDefault(EVERYWHERE, 0L);
        epochs.replaceAll((environment, epoch) -> environment.equals(EVERYWHERE) ? epoch : epoch + everywhere);
        return epochs;
    }

    private void countUp(String environment) {
        jdbc.sql("update gate_scope set epoch = epoch + 1, changed_at = ? where environment = ?")
                .params(List.of(Timestamps.column(clock.instant()), environment))
                .update();
    }

    /** In a transaction of its own: nobody may hold what others cannot see. */
    private void addIfMissing(String environment) {
        var known = jdbc.sql("select count(*) from gate_scope where environment = ?")
                .param(environment)
                .query(Long.class)
                .single();
        if (known == 0) {
            try {
                apart.executeWithoutResult(
                        status -> jdbc.sql("insert into gate_scope (environment, epoch, changed_at) values (?, 0, ?)")
                                .params(environment, Timestamps.column(clock.instant()))
                                .update());
            } catch (DuplicateKeyException e) {
                // somebody else was faster
            }
        }
    }

    private static String key(String environment) {
        return GateScopes.class.getName() + ' ' + environment;
    }
}
