package io.baton.gate;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Changes;
import io.baton.deployment.GrantRevoked;
import io.baton.deployment.Outcome;
import io.baton.deployment.Trust;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** Lets through, once for each approval that is left, and takes down what came of it. */
@Component
class GrantDesk {

    /** @param grant null where it is closed */
    record Attempt(Verdict verdict, @Nullable Grant grant) {}

    private static final int LONGEST_REASON = 2000;

    private final Gate gate;
    private final GateScopes scopes;
    private final GateLanes lanes;
    private final GateReach reach;
    private final GatePermits permits;
    private final GateGrants grants;
    private final DecisionLog log;
    private final AuditLedger ledger;
    private final ObjectProvider<Changes> changes;
    private final Trust trust;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate joined;
    private final TransactionTemplate apart;
    private final Clock clock;

    GrantDesk(
            Gate gate,
            GateScopes scopes,
            GateLanes lanes,
            GateReach reach,
            GatePermits permits,
            GateGrants grants,
            DecisionLog log,
            AuditLedger ledger,
            ObjectProvider<Changes> changes,
            Trust trust,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.gate = gate;
        this.scopes = scopes;
        this.lanes = lanes;
        this.reach = reach;
        this.permits = permits;
        this.grants = grants;
        this.log = log;
        this.ledger = ledger;
        this.changes = changes;
        this.trust = trust;
        this.events = events;
        this.joined = new TransactionTemplate(transactions);
        this.apart = new TransactionTemplate(transactions);
        apart.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.clock = clock;
    }

    /**
     * Lets a run through, or does not.
     *
     * @param template of a standard change that is opened for it, unless one is open already
     * @throws GateClosed with every rule that held it closed; what was refused is on record
     */
    Grant grant(Question asked, @Nullable String template) {
        try {
            var question = template == null ? asked : withStandardChange(asked, template);
            var attempt = Objects.requireNonNull(joined.execute(status -> locked(question)));
            if (attempt.grant() == null) {
                apart.executeWithoutResult(status -> refused(attempt.verdict()));
                throw new GateClosed(attempt.verdict());
            }
            return attempt.grant();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("replay.none", "This attempt of this run went through already.");
        } catch (DataAccessException | TransactionException e) {
            throw Gate.undecided(e);
        }
    }

    /** The same for one whose transaction goes on where it is closed: nothing is thrown, and the refusal belongs to his work. */
    Attempt attempt(Question question) {
        var attempt = Objects.requireNonNull(joined.execute(status -> locked(question)));
        if (attempt.grant() == null) {
            refused(attempt.verdict());
        }
        return attempt;
    }

    /** In a transaction of its own: the change stays, and the next attempt finds it, also where this one is refused. */
    private Question withStandardChange(Question asked, String template) {
        var what = asked.what();
        if (!asked.who().may(Verb.GRANT, what.service(), what.environment())) {
            return asked;
        }
        var port = changes.getIfAvailable();
        if (port == null) {
            throw Refusal.invalid("template", "there are no standard changes here.");
        }
        var run = Objects.requireNonNull(asked.run());
        return asked.about(Objects.requireNonNull(apart.execute(
                status -> port.openStandard(template, what, run, asked.who().person()))));
    }

    /** Whoever approves or withdraws a change holds it before the scope; so does whoever is let through by it. */
    private Attempt locked(Question question) {
        var seen = gate.decide(question).permit();
        if (seen != null) {
            changes.ifAvailable(port -> port.hold(seen.changeKey()));
        }
        scopes.hold(question.what().environment());
        lanes.hold(question.what().environment(), lanesOf(question, seen));
        var verdict = gate.decideAnew(question);
        var permit = verdict.permit();
        if (permit != null && (seen == null || !seen.changeKey().equals(permit.changeKey()))) {
            throw Gate.undecided(); // another change fits by now; whoever asks again goes by that
        }
        if (verdict.isOpen() && permit != null && !permits.use(permit.changeKey(), permit.contentHash())) {
            // somebody took the last one between the two statements
            verdict = gate.decide(question);
        } else if (verdict.isOpen()) {
            return new Attempt(verdict, grant(question, verdict));
        }
        if (verdict.isOpen()) {
            throw Gate.undecided();
        }
        return new Attempt(verdict, null);
    }

    private TreeSet<String> lanesOf(Question question, Facts.@Nullable Kept permit) {
        var items = new TreeSet<String>();
        items.add(question.what().service());
        if (permit != null) {
            items.addAll(reach.lanes(permit.changeKey()));
        }
        return items;
    }

    private Grant grant(Question question, Verdict verdict) {
        var now = clock.instant();
        var run = Objects.requireNonNull(question.run());
        var permit = verdict.permit();
        var grant = new Grant(
                Ids.next(),
                permit == null ? null : permit.changeKey(),
                question.what(),
                permit == null ? "" : permit.contentHash(),
                run,
                question.who().id(),
                question.who().person().id(),
                Grant.State.ACTIVE,
                now,
                expiry(verdict, now),
                now,
                null,
                null,
                null,
                null,
                verdict.id());
        grants.insert(grant, renewal(verdict, now));
        log.write("GRANT", verdict);
        ledger.append(event("GATE_GRANTED", verdict)
                .with("grant", grant.id())
                .with("expiresAt", grant.expiresAt().toString()));
        scopes.moved(question.what().environment());
        if (grant.changeKey() != null) {
            var key = grant.changeKey();
            changes.ifAvailable(port -> port.begun(key, grant.id(), run));
        }
        return grant;
    }

    private static GateGrants.Renewal renewal(Verdict verdict, Instant now) {
        var policy = Objects.requireNonNull(verdict.policy());
        return new GateGrants.Renewal(policy.ttl(), now.plus(policy.longest()), policy.aborts());
    }

    private static Instant expiry(Verdict verdict, Instant now) {
        var policy = Objects.requireNonNull(verdict.policy());
        var end = now.plus(policy.ttl());
        var closesAt = verdict.closesAt();
        return closesAt == null || policy.finishes() || closesAt.isAfter(end) ? end : closesAt;
    }

    private void refused(Verdict verdict) {
        log.write("GRANT", verdict);
        ledger.append(event("GATE_DENIED", verdict).refused().because(verdict.reason()));
    }

    private static AuditEvent event(String action, Verdict verdict) {
        var question = verdict.question();
        var permit = verdict.permit();
        var key = permit == null ? null : permit.changeKey();
        var run = question.run();
        return AuditEvent.of(
                        action,
                        "gate",
                        question.what().service() + "@" + question.what().environment())
                .forTicket(key, null)
                .with("service", question.what().service())
                .with("environment", question.what().environment())
                .with("commit", question.what().commit())
                .with("decision", verdict.id())
                .with("change", key)
                .with("principal", question.who().id())
                .with("run", run == null ? null : run.system() + ":" + run.id() + "#" + run.attempt());
    }

    /**
     * What came of it; the first word counts, and the same word again changes nothing.
     *
     * @throws Refusal 404, or 409 where another word was said before
     */
    Grant end(String grantId, Outcome outcome, @Nullable String note) {
        return Objects.requireNonNull(joined.execute(status -> {
            var grant = require(grantId);
            if (!grants.end(grantId, outcome, note, clock.instant())) {
                var said = require(grantId).outcome();
                if (said != outcome) {
                    throw Refusal.conflict(
                            "result-known", "The result is " + said + " already; the first word counts.");
                }
                return require(grantId);
            }
            ledger.append(AuditEvent.of("GATE_RESULT", "gate-grant", grantId)
                    .forTicket(grant.changeKey(), null)
                    .with("outcome", outcome.name())
                    .with("service", grant.what().service())
                    .with("environment", grant.what().environment()));
            scopes.moved(grant.what().environment());
            trust.ended(
                    grant.what().service(),
                    grant.what().environment(),
                    Objects.requireNonNullElse(grant.changeKey(), grantId),
                    outcome);
            if (grant.changeKey() != null) {
                var key = grant.changeKey();
                changes.ifAvailable(port -> port.ended(key, grantId, outcome, note));
            }
            return require(grantId);
        }));
    }

    /** Stops a deployment that runs, in the caller's transaction. */
    void revoke(Grant grant, String why) {
        var because = why.length() <= LONGEST_REASON ? why : why.substring(0, LONGEST_REASON);
        if (grants.revoke(grant.id(), because, clock.instant())) {
            ledger.append(AuditEvent.of("GATE_REVOKED", "gate-grant", grant.id())
                    .forTicket(grant.changeKey(), null)
                    .because(because)
                    .with("service", grant.what().service())
                    .with("environment", grant.what().environment()));
            events.publishEvent(new GrantRevoked(grant.id()));
        }
    }

    Grant require(String grantId) {
        return grants.find(grantId).orElseThrow(() -> Refusal.notFound("Grant " + grantId));
    }
}
