package io.baton.gate;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The gate for those who ask on behalf of a run and are answered when the time has come, such as a tool that calls back. It is
 * the same decision, under the same lock, as for everybody else; whoever asks again after a crash finds the grant he got.
 */
@Component
public class GateDoor {

    /** What an answer means. */
    public enum Said {
        OPEN,
        WAIT,
        STOP
    }

    /**
     * A run that wants to go.
     *
     * @param change that is to allow it; null where any that fits will do
     * @param template of a standard change that is opened for it, unless one is open already
     * @param known reason of the last answer, so that the same one is not written down again and again
     */
    public record Request(
            GatePrincipal who,
            Deployable what,
            Run run,
            @Nullable String change,
            @Nullable String template,
            @Nullable String known) {}

    /**
     * An answer.
     *
     * @param change key of the change it is about, if any
     * @param grant id of the grant, where it is open
     * @param reason ids of the rules that hold it closed
     * @param words the same for people
     * @param epoch of what was seen; when it has grown, asking again may be answered otherwise
     * @param nextEdge when it may be answered otherwise by itself
     */
    public record Reply(
            Said said,
            @Nullable String change,
            @Nullable String grant,
            String reason,
            String words,
            long epoch,
            @Nullable Instant nextEdge) {}

    /**
     * How a grant stands.
     *
     * @param active whether it is good at this moment
     * @param revoked whether whoever deploys has to stop
     * @param because why it was revoked
     * @param outcome null until it is known
     */
    public record Standing(
            boolean active,
            boolean revoked,
            Instant until,
            @Nullable String because,
            @Nullable Outcome outcome) {}

    private final Gate gate;
    private final GrantDesk desk;
    private final GrantLives lives;
    private final GateGrants grants;
    private final GateScopes scopes;
    private final DecisionLog log;
    private final Ungranted ungranted;
    private final Clock clock;

    GateDoor(
            Gate gate,
            GrantDesk desk,
            GrantLives lives,
            GateGrants grants,
            GateScopes scopes,
            DecisionLog log,
            Ungranted ungranted,
            Clock clock) {
        this.gate = gate;
        this.desk = desk;
        this.lives = lives;
        this.grants = grants;
        this.scopes = scopes;
        this.log = log;
        this.ungranted = ungranted;
        this.clock = clock;
    }

    /**
     * Takes a grant where the gate is open.
     *
     * @throws Refusal 503 where that cannot be decided now
     */
    public Reply ask(Request request) {
        var held = held(request);
        if (held.isPresent()) {
            return granted(held.get());
        }
        var question = new Question(
                request.who(),
                Verb.GRANT,
                request.what(),
                request.change(),
                request.run(),
                null,
                Question.Assumed.NOTHING);
        var template = request.change() == null ? request.template() : null;
        var verdict = gate.decide(question);
        if (verdict.isOpen() || template != null) {
            return taken(question, verdict.isOpen() ? null : template);
        }
        if (!verdict.reason().equals(request.known())) {
            log.writeSoon("CALLBACK", verdict);
        }
        return closed(verdict);
    }

    /** The run has its grant already: one is good for all its jobs that go there. */
    private Optional<Grant> held(Request request) {
        var what = request.what();
        return grants.of(request.run(), what.service(), what.environment())
                .filter(grant -> grant.stateAt(clock.instant()) == Grant.State.ACTIVE)
                .filter(grant -> grant.principal().equals(request.who().id()))
                .filter(grant -> Objects.equals(grant.what().commit(), what.commit()))
                .filter(grant -> request.who().may(Verb.GRANT, what.service(), what.environment()));
    }

    private Reply taken(Question question, @Nullable String template) {
        try {
            return granted(desk.grant(question, template));
        } catch (GateClosed closed) {
            return closed(closed.verdict());
        } catch (Refusal refusal) {
            if (refusal.status().is5xxServerError() || refusal.status() == HttpStatus.TOO_MANY_REQUESTS) {
                throw refusal;
            }
            var words = Objects.requireNonNullElse(refusal.getMessage(), refusal.rule());
            return new Reply(Said.STOP, question.change(), null, refusal.rule(), words, 0, null);
        }
    }

    private Reply granted(Grant grant) {
        return new Reply(Said.OPEN, grant.changeKey(), grant.id(), "", "", 0, grant.expiresAt());
    }

    private static Reply closed(Verdict verdict) {
        var permit = verdict.permit();
        return new Reply(
                verdict.status() == HttpStatus.LOCKED.value() ? Said.WAIT : Said.STOP,
                permit == null ? verdict.question().change() : permit.changeKey(),
                null,
                verdict.reason(),
                verdict.detail(),
                verdict.epoch(),
                verdict.nextEdge());
    }

    /** Counts what may have closed or opened the gate, by environment; under {@code *} for those that are not named. */
    public Map<String, Long> epochs() {
        return scopes.epochs();
    }

    public Optional<Standing> standing(String grantId) {
        return grants.find(grantId).map(grant -> {
            var state = grant.stateAt(clock.instant());
            return new Standing(
                    state == Grant.State.ACTIVE,
                    state == Grant.State.REVOKED,
                    grant.expiresAt(),
                    grant.revokedBecause(),
                    grant.outcome());
        });
    }

    /** Whether a run was let through to there, by whatever door. */
    public boolean hasGrant(Run run, String service, String environment) {
        return grants.of(run, service, environment).isPresent();
    }

    /** Whoever deploys is still at it. */
    public void heard(String grantId) {
        grants.find(grantId).ifPresent(grant -> lives.heard(grant, false));
    }

    /** What came of it; the first word counts. */
    public void ended(String grantId, Outcome outcome, @Nullable String note) {
        if (desk.require(grantId).outcome() == null) {
            desk.end(grantId, outcome, note);
        }
    }

    /** A run deployed that nobody had let through. */
    public void deployedWithoutGrant(Deployable what, Run run, GatePrincipal who) {
        ungranted.report(what, run, who.person());
    }
}
