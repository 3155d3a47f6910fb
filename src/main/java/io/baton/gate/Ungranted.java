package io.baton.gate;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Changes;
import io.baton.deployment.Deployable;
import io.baton.deployment.Run;
import io.baton.people.Person;
import io.baton.ticket.PolicyBreaches;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was deployed without a grant: a breach of policy, told to whoever pursues those. */
@Component
class Ungranted {

    static final String RULE = "deployment-without-grant";

    private final ObjectProvider<Changes> changes;
    private final ObjectProvider<PolicyBreaches> breaches;
    private final AuditLedger ledger;

    Ungranted(ObjectProvider<Changes> changes, ObjectProvider<PolicyBreaches> breaches, AuditLedger ledger) {
        this.changes = changes;
        this.breaches = breaches;
        this.ledger = ledger;
    }

    @Transactional
    public void report(Deployable what, Run run, Person by) {
        ledger.append(AuditEvent.of("DEPLOYED_WITHOUT_GRANT", "gate", what.service() + "@" + what.environment())
                .with("service", what.service())
                .with("environment", what.environment())
                .with("run", run.system() + ":" + run.id() + "#" + run.attempt()));
        changes.ifAvailable(port -> port.deployedWithoutGrant(what, run, by));
        breaches.ifAvailable(port -> port.report(new PolicyBreaches.Breach(
                RULE,
                null,
                what.service() + " was deployed to " + what.environment() + " by " + run.system() + " run " + run.id()
                        + " without a grant",
                by.id())));
    }
}
