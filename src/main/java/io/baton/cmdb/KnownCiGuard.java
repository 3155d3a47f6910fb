package io.baton.cmdb;

import io.baton.engine.ProcessVariables;
import io.baton.engine.Step;
import io.baton.engine.StepObserver;
import io.baton.platform.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Refuses work on a configuration item that nobody registered, while whoever asked can still correct it. */
@Component
@Order(50)
class KnownCiGuard implements StepObserver {

    private static final Logger LOG = LoggerFactory.getLogger(KnownCiGuard.class);

    private final Cmdb cmdb;

    KnownCiGuard(Cmdb cmdb) {
        this.cmdb = cmdb;
    }

    @Override
    public void instanceStarted(Step step) {
        var id = step.variable(ProcessVariables.CI_ID.name());
        if (step.isRootInstance() && id != null && !id.toString().isBlank() && isUnknown(id.toString())) {
            throw Refusal.invalid(
                    ProcessVariables.CI_ID.name(),
                    "names no registered configuration item; leave it out or use an id from the inventory.");
        }
    }

    /** An inventory that does not answer must not keep anybody from asking for help; the step that needs it waits. */
    private boolean isUnknown(String id) {
        try {
            return cmdb.find(id).isEmpty();
        } catch (RuntimeException e) {
            LOG.warn("The inventory did not answer; configuration item {} is taken as it is.", id, e);
            return false;
        }
    }
}
