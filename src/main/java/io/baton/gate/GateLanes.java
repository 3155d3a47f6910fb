package io.baton.gate;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One row for each item of an environment. Scopes are held shared, so two that are let through at the same moment would not see
 * each other; those that may be in each other's way hold the rows of their items one after the other.
 */
@Component
class GateLanes {

    private final JdbcClient jdbc;
    private final TransactionTemplate apart;

    GateLanes(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Holds them until the transaction ends. A statement of its own, so that the next one sees what was waited for. */
    void hold(String environment, TreeSet<String> items) {
        var where = Map.of("environment", environment, "items", items);
        var known = jdbc.sql("select item from gate_lane where environment = :environment and item in (:items)")
                .params(where)
                .query(String.class)
                .list();
        items.stream().filter(item -> !known.contains(item)).forEach(item -> add(environment, item));
        jdbc.sql(
                        "select item from gate_lane where environment = :environment and item in (:items) order by item for update")
                .params(where)
                .query(String.class)
                .list();
    }

    /** In a transaction of its own: nobody may hold what others cannot see. */
    private void add(String environment, String item) {
        try {
            apart.executeWithoutResult(status -> jdbc.sql("insert into gate_lane (environment, item) values (?, ?)")
                    .params(List.of(environment, item))
                    .update());
        } catch (DuplicateKeyException e) {
            // somebody else was faster
        }
    }
}
