package io.baton.gate;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The question as a document, with every rule in the answer; also at another time, and under assumptions. */
@RestController
@RequestMapping("/api/gate/v1/evaluations")
class EvaluationController {

    record Artifact(@Nullable String name, @Nullable Map<String, String> digest) {}

    /** @param approved as if everybody had agreed; {@code noFreeze} as if nothing were closed */
    record Assume(@Nullable Boolean approved, @Nullable Boolean noFreeze) {}

    /** @param dryRun leaves no trace in the decision log */
    record EvaluationRequest(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String commit,
            @Nullable List<String> digests,
            @Nullable List<Artifact> artifacts,
            @Nullable String change,
            GrantController.@Nullable RunRequest run,
            @Nullable String at,
            @Nullable Boolean dryRun,
            @Nullable Assume assume) {

        List<String> allDigests() {
            if (artifacts == null) {
                return digests == null ? List.of() : digests;
            }
            return artifacts.stream()
                    .map(it ->
                            "sha256:" + (it.digest() == null ? "" : it.digest().get("sha256")))
                    .toList();
        }

        Question.Assumed assumed() {
            return assume == null
                    ? Question.Assumed.NOTHING
                    : new Question.Assumed(
                            Boolean.TRUE.equals(assume.approved()), Boolean.TRUE.equals(assume.noFreeze()));
        }
    }

    record Kept(
            String id,
            Instant decidedAt,
            String kind,
            String principal,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String change,
            int status,
            String reason,
            @JsonRawValue String answer) {}

    private final Gate gate;
    private final CallersOfGate callers;
    private final GateLimits limits;
    private final GateAnswers answers;
    private final DecisionLog log;

    EvaluationController(Gate gate, CallersOfGate callers, GateLimits limits, GateAnswers answers, DecisionLog log) {
        this.gate = gate;
        this.callers = callers;
        this.limits = limits;
        this.answers = answers;
        this.log = log;
    }

    @PostMapping
    @RolesAllowed({
        Role.PIPELINE,
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.INCIDENT_COMMANDER,
        Role.PROCESS_OWNER,
        Role.ADMIN
    })
    ResponseEntity<?> evaluate(@RequestBody EvaluationRequest body, HttpServletRequest request) {
        try {
            var who = callers.require();
            limits.check(who);
            var run = body.run() == null ? (Run) null : body.run().run();
            var sent = new Asked.Sent(
                    body.service(),
                    body.environment(),
                    body.version(),
                    body.commit(),
                    body.allDigests(),
                    body.change(),
                    run,
                    body.at());
            var verdict = gate.decide(Asked.question(who, Verb.CHECK, sent, body.assumed()));
            request.setAttribute(GateAnswers.LOGGED, true);
            if (!Boolean.TRUE.equals(body.dryRun())) {
                log.writeSoon(DecisionLog.EVALUATION, verdict);
            }
            return answers.byDocument(verdict, GateAnswers.wantsText(request));
        } catch (Refusal refusal) {
            return GateAnswers.refused(refusal);
        } catch (DataAccessException e) {
            return GateAnswers.refused(Gate.undecided(e));
        }
    }

    @GetMapping("/{id}")
    @GateReaders
    Kept show(@PathVariable String id) {
        var who = callers.require();
        var kept = log.find(id)
                .filter(it -> it.service() != null
                        && it.environment() != null
                        && who.may(Verb.CHECK, it.service(), it.environment()))
                .orElseThrow(() -> Refusal.notFound("Decision " + id));
        return new Kept(
                kept.id(),
                kept.at(),
                kept.kind(),
                kept.principal(),
                kept.service(),
                kept.environment(),
                kept.changeKey(),
                kept.status(),
                kept.reason(),
                kept.document());
    }
}
