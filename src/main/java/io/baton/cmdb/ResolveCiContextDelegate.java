package io.baton.cmdb;

import static io.baton.engine.ProcessVariables.CI_CLASS;
import static io.baton.engine.ProcessVariables.CI_ENVIRONMENT;
import static io.baton.engine.ProcessVariables.CI_ID;
import static io.baton.engine.ProcessVariables.CI_OWNER;
import static io.baton.engine.ProcessVariables.CI_RELATIONS;
import static io.baton.engine.ProcessVariables.SERVICE_TIER;

import io.baton.engine.ProcessVariable;
import io.baton.engine.Writes;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Looks up what the ticket's configuration item is, who owns it and what hangs on it. An inventory that does not
 * answer throws, so that the engine tries again; an item taken out of the inventory meanwhile leaves the ticket as it is.
 */
@Component
class ResolveCiContextDelegate implements JavaDelegate, Writes {

    private final Cmdb cmdb;

    ResolveCiContextDelegate(Cmdb cmdb) {
        this.cmdb = cmdb;
    }

    @Override
    public void execute(DelegateExecution execution) {
        CI_ID.find(execution).flatMap(cmdb::contextOf).ifPresent(context -> {
            CI_CLASS.set(execution, context.ciClass());
            CI_OWNER.set(execution, context.owner());
            CI_ENVIRONMENT.set(execution, context.environment());
            CI_RELATIONS.set(execution, context.relations());
            if (context.serviceTier() != null) {
                SERVICE_TIER.set(execution, context.serviceTier());
            }
        });
    }

    @Override
    public List<ProcessVariable<?>> mayWrite() {
        return List.of(CI_CLASS, CI_OWNER, CI_ENVIRONMENT, CI_RELATIONS, SERVICE_TIER);
    }
}
