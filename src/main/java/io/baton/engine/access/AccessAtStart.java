package io.baton.engine.access;

import io.baton.engine.SystemContext;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Sets filters and authorizations right before the server opens its doors. */
@Component
class AccessAtStart implements SmartInitializingSingleton {

    private final TasklistFilters filters;
    private final RoleGrants grants;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    AccessAtStart(TasklistFilters filters, RoleGrants grants, JdbcClient jdbc, TransactionTemplate transaction) {
        this.filters = filters;
        this.grants = grants;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterSingletonsInstantiated() {
        transaction.executeWithoutResult(status -> {
            // The row by which the engine serialises deployments; here it keeps two nodes that start at once apart.
            jdbc.sql("select name_ from act_ge_property where name_ = 'deployment.lock' for update")
                    .query(String.class)
                    .list();
            SystemContext.run(() -> grants.reconcile(filters.seed()));
        });
    }
}
