package io.baton.audit;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A few connections of the ledger's own. What must be on record although its cause is rolled back is written through
 * them while the caller still holds a connection of the server's pool; drawn from that same pool, a burst of refusals
 * would leave every thread waiting for the others.
 */
@Component
class LedgerConnections {

    private static final int CONNECTIONS = 3;

    private final DataSource own;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    LedgerConnections(DataSource shared) {
        own = shared instanceof HikariDataSource pool ? pool(pool) : shared;
        jdbc = JdbcClient.create(own);
        transaction = new TransactionTemplate(new JdbcTransactionManager(own));
        transaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    private static HikariDataSource pool(HikariDataSource shared) {
        var config = new HikariConfig();
        shared.copyStateTo(config);
        config.setPoolName("ledger");
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        return new HikariDataSource(config);
    }

    DataSource dataSource() {
        return own;
    }

    JdbcClient jdbc() {
        return jdbc;
    }

    TransactionTemplate transaction() {
        return transaction;
    }

    @PreDestroy
    void close() {
        if (own instanceof HikariDataSource pool && "ledger".equals(pool.getPoolName())) {
            pool.close();
        }
    }
}
