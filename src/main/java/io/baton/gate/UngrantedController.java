package io.baton.gate;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Changes;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.ticket.PolicyBreaches;
import jakarta.annotation.security.RolesAllowed;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was deployed without a grant, as some tool noticed: a breach of policy, told to whoever pursues those. */
@RestController
@RequestMapping("/api/gate/v1/deployments")
@RolesAllowed(Role.PIPELINE)
class UngrantedController {

    record Noted(String service, String environment, String rule) {}

    private static final String RULE = "deployment-without-grant";

    private final CallersOfGate callers;
    private final GateLimits limits;
    private final GateGrants grants;
    private final ObjectProvider<Changes> changes;
    private final ObjectProvider<PolicyBreaches> breaches;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;

    UngrantedController(
            CallersOfGate callers,
            GateLimits limits,
            GateGrants grants,
            ObjectProvider<Changes> changes,
            ObjectProvider<PolicyBreaches> breaches,
            AuditLedger ledger,
            PlatformTransactionManager transactions) {
        this.callers = callers;
        this.limits = limits;
        this.grants = grants;
        this.changes = changes;
        this.breaches = breaches;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.ACCEPTED)
    Noted report(@RequestBody GrantController.GrantRequest body) {
        var who = callers.require();
        limits.grant(who);
        var sent = new Asked.Sent(
                body.service(),
                body.environment(),
                body.version(),
                body.commit(),
                body.digests(),
                body.change(),
                body.run() == null ? null : body.run().run(),
                null);
        var question = Asked.question(who, Verb.REPORT, sent, Question.Assumed.NOTHING);
        var run = question.run();
        if (run == null) {
            throw Refusal.invalid("run.id", "is required: the run that deployed.");
        }
        var what = question.what();
        if (!who.may(Verb.REPORT, what.service(), what.environment())) {
            throw Refusal.forbidden(
                    "auth.bound", "You are not bound to " + what.service() + " in " + what.environment());
        }
        if (grants.of(run, what.service(), what.environment()).isPresent()) {
            throw Refusal.conflict("granted", "This run had a grant; report its result there.");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            ledger.append(AuditEvent.of("DEPLOYED_WITHOUT_GRANT", "gate", what.service() + "@" + what.environment())
                    .with("service", what.service())
                    .with("environment", what.environment())
                    .with("run", run.system() + ":" + run.id() + "#" + run.attempt()));
            changes.ifAvailable(port -> port.deployedWithoutGrant(what, run, who.person()));
            breaches.ifAvailable(port -> port.report(new PolicyBreaches.Breach(
                    RULE,
                    null,
                    what.service() + " was deployed to " + what.environment() + " by " + run.system() + " run "
                            + run.id() + " without a grant",
                    who.person().id())));
            return new Noted(what.service(), what.environment(), RULE);
        }));
    }
}
