package io.baton.gate;

import static io.baton.gate.RuleResult.hold;
import static io.baton.gate.RuleResult.pass;
import static io.baton.gate.RuleResult.skip;
import static io.baton.gate.RuleResult.stop;
import static io.baton.gate.RuleResult.warn;

import io.baton.gate.Facts.Closed;
import io.baton.gate.Facts.Kept;
import io.baton.gate.GatePolicy.Policy;
import io.baton.gate.GatePrincipal.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rules of the gate, all of which are asked every time. Knows no database and no clock. */
final class GateRules {

    /** Fails where the caller has no business with the service in this environment. */
    static final String BOUND = "auth.bound";

    /** Fails where the artifact has to be named and is not. */
    static final String ARTIFACT_NAMED = "artifact.named";

    private GateRules() {}

    /** @param policy null where none fits */
    static List<RuleResult> judge(
            Question question,
            Facts facts,
            @Nullable Kept permit,
            @Nullable Policy policy,
            OpenHours hours,
            Instant at) {
        var ungated = policy != null && policy.ungated();
        return List.of(
                bound(question),
                policy(policy),
                service(question, facts),
                exists(question, permit, ungated),
                approved(permit, ungated),
                scope(question, permit),
                window(permit, at),
                freeze(facts, policy, permit, at),
                hours(policy, hours),
                commit(question, permit),
                artifact(question, permit),
                named(question, permit, policy),
                evidence(permit),
                quota(permit),
                concurrency(facts, policy),
                risk(permit, policy),
                replay(permit));
    }

    private static RuleResult bound(Question question) {
        var what = question.what();
        return question.who().may(question.verb(), what.service(), what.environment())
                ? pass(BOUND, "bound to this service and environment")
                : stop(
                        BOUND,
                        "not bound to " + what.service() + " in " + what.environment(),
                        "use the credential of a pipeline that is bound to it");
    }

    private static RuleResult policy(@Nullable Policy policy) {
        return policy == null
                ? stop(
                        "policy.matched",
                        "no policy fits this environment, and without one it is closed",
                        "have the process owner add a row to gate-policy.dmn")
                : pass("policy.matched", policy.id() + " of version " + policy.version());
    }

    private static RuleResult service(Question question, Facts facts) {
        return facts.serviceKnown()
                ? pass("service.known", "in the inventory")
                : stop(
                        "service.known",
                        "'" + question.what().service() + "' is not in the inventory",
                        "register the service, or correct its id");
    }

    private static RuleResult exists(Question question, @Nullable Kept permit, boolean ungated) {
        if (permit != null) {
            return pass("change.exists", permit.changeKey());
        }
        if (question.change() != null) {
            return stop("change.exists", "no change " + question.change() + " is known", "correct its key");
        }
        return ungated
                ? skip("change.exists", "this environment asks for no change")
                : hold(
                        "change.exists",
                        "no open change is about this service in this environment",
                        "open a change, or name a template of standard changes",
                        null);
    }

    private static RuleResult approved(@Nullable Kept permit, boolean ungated) {
        var id = "change.approved";
        if (permit == null) {
            return ungated ? skip(id, "this environment asks for no change") : noChange(id);
        }
        return switch (permit.state()) {
            case APPROVED, IMPLEMENTING -> pass(id, permit.because());
            case DRAFT -> hold(id, "still a draft", permit.owner() + " hands it in", null);
            case IN_APPROVAL -> hold(id, permit.because(), "wait, or ask " + permit.owner(), null);
            case IMPLEMENTED -> stop(id, "already carried out", "open another change");
            case REJECTED -> stop(id, "rejected: " + permit.because(), "open another change");
            case CANCELLED -> stop(id, "cancelled: " + permit.because(), "open another change");
        };
    }

    private static RuleResult noChange(String id) {
        return hold(id, "there is no change that could allow it", "see change.exists", null);
    }

    private static RuleResult scope(Question question, @Nullable Kept permit) {
        var id = "change.scope-unchanged";
        if (permit == null) {
            return skip(id, "no change");
        }
        var what = question.what();
        return permit.service().equals(what.service()) && permit.environment().equals(what.environment())
                ? pass(id, "sha256:" + permit.contentHash())
                : stop(
                        id,
                        permit.changeKey() + " is about " + permit.service() + " in " + permit.environment(),
                        "name a change about this service and environment");
    }

    private static RuleResult window(@Nullable Kept permit, Instant at) {
        var id = "window.inside";
        if (permit == null) {
            return skip(id, "no change");
        }
        var words = (permit.from() == null ? "any time" : permit.from()) + " to "
                + (permit.until() == null ? "any time" : permit.until());
        if (permit.from() != null && at.isBefore(permit.from())) {
            return hold(id, words, "wait, or ask " + permit.owner() + " to move the window", permit.from());
        }
        return permit.until() != null && !at.isBefore(permit.until())
                ? stop(id, "over: " + words, "ask " + permit.owner() + " to move the window")
                : pass(id, words);
    }

    private static RuleResult freeze(Facts facts, @Nullable Policy policy, @Nullable Kept permit, Instant at) {
        var id = "freeze.none";
        var now = facts.closed().stream().filter(closed -> closed.covers(at)).toList();
        if (now.isEmpty()) {
            return pass(id, "nothing is closed");
        }
        var words = now.get(0).kind() + " '" + now.get(0).title() + "' until "
                + now.get(0).until();
        if (policy != null && !policy.heldByFreeze()) {
            return warn(id, words, "this kind of change goes ahead all the same");
        }
        var end = endOfClosed(facts.closed(), at);
        var opensAt = permit != null && permit.until() != null && !end.isBefore(permit.until()) ? null : end;
        return hold(id, words, "wait until it ends, or have it lifted", opensAt);
    }

    /** The first moment from {@code at} on that none of them covers. */
    static Instant endOfClosed(List<Closed> closed, Instant at) {
        var moment = at;
        Optional<Closed> next;
        do {
            var here = moment;
            next = closed.stream().filter(time -> time.covers(here)).findFirst();
            moment = next.map(Closed::until).orElse(moment);
        } while (next.isPresent());
        return moment;
    }

    private static RuleResult commit(Question question, @Nullable Kept permit) {
        var id = "commit.match";
        if (permit == null || permit.commit() == null) {
            return skip(id, "no commit was approved");
        }
        var asked = question.what().commit();
        if (asked == null) {
            return warn(id, permit.commit() + " was approved", "say which commit this is");
        }
        return asked.equals(permit.commit())
                ? pass(id, asked)
                : stop(id, permit.commit() + " was approved, not " + asked, "deploy what was approved");
    }

    private static RuleResult artifact(Question question, @Nullable Kept permit) {
        var id = "artifact.match";
        if (permit == null || permit.digests().isEmpty()) {
            return skip(id, "no artifact was approved");
        }
        var asked = question.what().digests();
        if (asked.isEmpty()) {
            return warn(id, permit.digests().size() + " artifacts were approved", "say which artifact this is");
        }
        return permit.digests().containsAll(asked)
                ? pass(id, String.join(" ", asked))
                : stop(id, "not among the artifacts that were approved", "deploy what was approved");
    }

    /** Whoever takes a grant says what for, as exactly as it was approved. */
    private static RuleResult named(Question question, @Nullable Kept permit, @Nullable Policy policy) {
        var what = question.what();
        var noDigest = what.digests().isEmpty();
        if (policy != null && policy.digestDemanded() && noDigest) {
            return stop(ARTIFACT_NAMED, "the digest of the artifact is missing", "add digest=sha256:...");
        }
        var grant = question.verb() == Verb.GRANT;
        if (grant && permit != null && !permit.digests().isEmpty() && noDigest) {
            return stop(ARTIFACT_NAMED, "artifacts were approved, and none is named", "add digest=sha256:...");
        }
        return grant && permit != null && permit.commit() != null && what.commit() == null && noDigest
                ? stop(ARTIFACT_NAMED, "a commit was approved, and none is named", "add commit=...")
                : pass(ARTIFACT_NAMED, noDigest ? "no digest is demanded" : "named");
    }

    private static RuleResult evidence(@Nullable Kept permit) {
        var id = "evidence.present";
        if (permit == null || permit.state().isOver()) {
            return skip(id, "no change");
        }
        return permit.consents() > 0
                ? pass(id, "somebody agreed, on the evidence of the change")
                : warn(id, "no consent is on record", "see the change");
    }

    private static RuleResult quota(@Nullable Kept permit) {
        var id = "quota.left";
        if (permit == null) {
            return skip(id, "no change");
        }
        var words = permit.used() + " of " + permit.uses() + " deployments are used";
        return permit.used() < permit.uses() ? pass(id, words) : stop(id, words, "open another change");
    }

    private static RuleResult concurrency(Facts facts, @Nullable Policy policy) {
        var id = "concurrency.free";
        if (policy == null) {
            return skip(id, "no policy");
        }
        var words = facts.running() + " of " + policy.concurrent() + " deployments of the service are running";
        return facts.running() < policy.concurrent()
                ? pass(id, words)
                : hold(id, words, "wait until it has reported its result", facts.runningUntil());
    }

    /** What only its record speaks for may be let through while somebody is there, and not else. */
    private static RuleResult hours(@Nullable Policy policy, OpenHours hours) {
        var id = "trust.hours";
        if (policy == null || policy.openHours() == null) {
            return skip(id, "at any hour");
        }
        return hours.areNow()
                ? pass(id, policy.openHours())
                : hold(
                        id,
                        "nobody but a table agreed to it, so it goes out within " + policy.openHours() + " only",
                        "wait, or have somebody agree to it",
                        hours.next());
    }

    private static RuleResult risk(@Nullable Kept permit, @Nullable Policy policy) {
        var id = "risk.acceptable";
        if (permit == null || policy == null) {
            return skip(id, "no change");
        }
        if (permit.isByTable() && !policy.accepts(permit.risk())) {
            return hold(
                    id,
                    permit.risk() + " is more than " + policy.highestRisk() + " for what nobody but a table agreed to",
                    "somebody has to agree to it: it is judged anew, or edit it",
                    null);
        }
        return policy.accepts(permit.risk())
                ? pass(id, permit.risk())
                : stop(id, permit.risk() + " is more than " + policy.highestRisk(), "make the change smaller");
    }

    private static RuleResult replay(@Nullable Kept permit) {
        var id = "replay.none";
        if (permit == null) {
            return skip(id, "no change");
        }
        return permit.replayed()
                ? stop(id, "this attempt of this run went through already", "start another attempt")
                : pass(id, "not used yet");
    }
}
