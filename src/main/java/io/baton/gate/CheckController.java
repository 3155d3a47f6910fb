package io.baton.gate;

import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The question in one line; its status code is the answer. With {@code Prefer: wait=55} it waits until the gate opens. */
@RestController
@RequestMapping("/api/gate/v1/check")
@GateReaders
class CheckController {

    private final Gate gate;
    private final CallersOfGate callers;
    private final GateLimits limits;
    private final GateAnswers answers;
    private final WaitingRoom room;
    private final DecisionLog log;
    private final GateSettings settings;

    CheckController(
            Gate gate,
            CallersOfGate callers,
            GateLimits limits,
            GateAnswers answers,
            WaitingRoom room,
            DecisionLog log,
            GateSettings settings) {
        this.gate = gate;
        this.callers = callers;
        this.limits = limits;
        this.answers = answers;
        this.room = room;
        this.log = log;
        this.settings = settings;
    }

    /** @return the answer, or the promise of one */
    @GetMapping
    Object check(
            @RequestParam @Nullable String service,
            @RequestParam @Nullable String environment,
            @RequestParam(required = false) @Nullable String version,
            @RequestParam(required = false) @Nullable String commit,
            @RequestParam(required = false) @Nullable List<String> digest,
            @RequestParam(required = false) @Nullable String change,
            @RequestParam(required = false) @Nullable String at,
            HttpServletRequest request,
            HttpServletResponse response) {
        try {
            var who = callers.require();
            limits.check(who);
            var question = Asked.question(
                    who,
                    Verb.CHECK,
                    new Asked.Sent(service, environment, version, commit, digest, change, (Run) null, at),
                    Question.Assumed.NOTHING);
            return answer(question, request, response);
        } catch (Refusal refusal) {
            return GateAnswers.refused(refusal);
        } catch (DataAccessException e) {
            return GateAnswers.refused(Gate.undecided(e));
        }
    }

    private Object answer(Question question, HttpServletRequest request, HttpServletResponse response) {
        var verdict = gate.decide(question);
        request.setAttribute(GateAnswers.LOGGED, true);
        var asText = GateAnswers.wantsText(request);
        var known = request.getHeader(HttpHeaders.IF_NONE_MATCH);
        var howLong = Waits.of(request, settings.longestWait());
        if (howLong.isZero() || question.at() != null || WaitingQuestion.isAnswer(verdict, known)) {
            log.writeSoon("CHECK", verdict);
            return answers.byStatus(verdict, asText);
        }
        var waiting =
                new WaitingQuestion(gate, callers, answers, it -> log.writeSoon("CHECK", it), asText, known, verdict);
        response.setHeader("Preference-Applied", "wait=" + howLong.toSeconds());
        return room.sit(question.who(), waiting, howLong);
    }
}
