package io.baton.gate;

import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Outcome;
import io.baton.deployment.Permit;
import io.baton.deployment.PermitState;
import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Person;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what changes allow in a table of the gate's own, and stops what runs under a permit that is gone. */
@Component
class KeptPermits implements Gatekeeper {

    /** The product itself, where it deploys through a tool. */
    static final GatePrincipal PRODUCT = new GatePrincipal(
            "baton",
            new Person("baton", "Baton", "", true, false, 0, null, null, Set.of(), Set.of()),
            List.of(new Binding(GatePrincipal.ANY, GatePrincipal.ANY, Set.of(Verb.values()))),
            null);

    private final Gate gate;
    private final GatePermits permits;
    private final GateGrants grants;
    private final GrantDesk desk;
    private final GrantLives lives;
    private final GateScopes scopes;
    private final GateReach reach;
    private final Clock clock;

    KeptPermits(
            Gate gate,
            GatePermits permits,
            GateGrants grants,
            GrantDesk desk,
            GrantLives lives,
            GateScopes scopes,
            GateReach reach,
            Clock clock) {
        this.gate = gate;
        this.permits = permits;
        this.grants = grants;
        this.desk = desk;
        this.lives = lives;
        this.scopes = scopes;
        this.reach = reach;
        this.clock = clock;
    }

    @Override
    @Transactional
    public void keep(Permit permit) {
        var environment = permit.what().environment();
        var before = permits.scope(permit.changeKey());
        // first the scopes, then the permit, as those do who are let through
        before.map(GatePermits.Scope::environment)
                .filter(it -> !it.equals(environment))
                .ifPresent(scopes::moved);
        scopes.moved(environment);
        permits.write(permit, clock.instant());
        reach.keep(permit);
        grants.active(permit.changeKey()).stream()
                .filter(grant -> !isCovered(grant, permit))
                .forEach(grant -> desk.revoke(grant, permit.state() + ": " + permit.because()));
    }

    private static boolean isCovered(Grant grant, Permit permit) {
        var stands = permit.state() == PermitState.APPROVED
                || permit.state() == PermitState.IMPLEMENTING
                || permit.state() == PermitState.IMPLEMENTED;
        return stands && grant.contentHash().equals(permit.contentHash());
    }

    @Override
    public Granted grant(String changeKey, Run run) {
        var grant = desk.grant(question(changeKey, run), null);
        return new Granted(grant.id(), changeKey, grant.expiresAt());
    }

    @Override
    @Transactional
    public Answer ask(String changeKey, Run run) {
        var attempt = desk.attempt(question(changeKey, run));
        var grant = attempt.grant();
        return grant == null
                ? new Answer(
                        standing(attempt.verdict()), null, attempt.verdict().detail())
                : new Answer(Standing.OPEN, new Granted(grant.id(), changeKey, grant.expiresAt()), "");
    }

    @Override
    public Standing standing(String changeKey) {
        return standing(gate.decide(question(changeKey, null)));
    }

    private static Standing standing(Verdict verdict) {
        if (verdict.isOpen()) {
            return Standing.OPEN;
        }
        return verdict.isFinal() ? Standing.STOP : Standing.WAIT;
    }

    private Question question(String changeKey, @Nullable Run run) {
        var what = permits.what(changeKey).orElseThrow(() -> Refusal.notFound("A permit of " + changeKey));
        return new Question(PRODUCT, Verb.GRANT, what, changeKey, run, null, Question.Assumed.NOTHING);
    }

    @Override
    public void heard(String grantId) {
        grants.find(grantId).ifPresent(grant -> lives.heard(grant, false));
    }

    @Override
    public void ended(String grantId, Outcome outcome, @Nullable String note) {
        // Looked at first: a refusal inside would take the caller's transaction with it, also when it is caught.
        if (desk.require(grantId).outcome() == null) {
            desk.end(grantId, outcome, note);
        }
    }

    @Override
    public boolean isRevoked(String grantId) {
        return grants.find(grantId)
                .filter(it -> it.state() == Grant.State.REVOKED)
                .isPresent();
    }
}
