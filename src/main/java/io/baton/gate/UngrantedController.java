package io.baton.gate;

import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import org.springframework.http.HttpStatus;
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

    private final CallersOfGate callers;
    private final GateLimits limits;
    private final GateGrants grants;
    private final Ungranted ungranted;

    UngrantedController(CallersOfGate callers, GateLimits limits, GateGrants grants, Ungranted ungranted) {
        this.callers = callers;
        this.limits = limits;
        this.grants = grants;
        this.ungranted = ungranted;
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
                    GateRules.BOUND, "You are not bound to " + what.service() + " in " + what.environment());
        }
        if (grants.of(run, what.service(), what.environment()).isPresent()) {
            throw Refusal.conflict("granted", "This run had a grant; report its result there.");
        }
        ungranted.report(what, run, who.person());
        return new Noted(what.service(), what.environment(), Ungranted.RULE);
    }
}
