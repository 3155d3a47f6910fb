package io.baton.delivery;

import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Gatekeeper.Standing;
import io.baton.deployment.GrantRevoked;
import io.baton.engine.Processes;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps an eye on the gate for hand-offs: tells those that wait for it, and hurries to those whose grant was taken back. */
@Component
class GateWatch {

    private static final Logger LOG = LoggerFactory.getLogger(GateWatch.class);
    private static final String MOVED = "GateMoved";
    private static final int MOST = 1000;

    private final Processes processes;
    private final ObjectProvider<Gatekeeper> gate;
    private final Dispatches dispatches;
    private final TransactionTemplate apart;

    GateWatch(
            Processes processes,
            ObjectProvider<Gatekeeper> gate,
            Dispatches dispatches,
            PlatformTransactionManager transactions) {
        this.processes = processes;
        this.gate = gate;
        this.dispatches = dispatches;
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Lets those go on for whom the gate is open by now, or closed for good. One question of one statement for each. */
    void look() {
        for (var key : processes.waitingFor(MOVED, MOST)) {
            try {
                var keeper = gate.getIfAvailable();
                if (keeper == null || keeper.standing(key) != Standing.WAIT) {
                    processes.tellAnyWaiting(MOVED, key, Map.of());
                }
            } catch (RuntimeException e) {
                // another server told it, or the gate cannot decide now: it stays closed until the next look
                LOG.debug("Change {} could not be told how the gate stands", key, e);
            }
        }
    }

    /** Once it is through: whoever takes a grant back holds rows that whoever looks after its deployment wants, too. */
    @TransactionalEventListener(fallbackExecution = true)
    void grantRevoked(GrantRevoked event) {
        apart.executeWithoutResult(status -> dispatches.hurry(event.grantId()));
    }
}
