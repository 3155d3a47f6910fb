package io.baton.gate;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.platform.Problems;
import io.baton.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.ResponseEntity.BodyBuilder;
import org.springframework.stereotype.Component;

/** Writes verdicts as HTTP answers. Only an open gate is a 2xx, and says so in a header that clients insist on. */
@Component
class GateAnswers {

    static final String DECISION = "Gate-Decision";
    static final String REASON = "Gate-Reason";
    static final String CHANGE = "Gate-Change";
    static final String GRANT = "Gate-Grant";
    /** Set where the answer is in the decision log. */
    static final String LOGGED = GateAnswers.class.getName() + ".logged";

    private static final TypeReference<Map<String, Object>> MEMBERS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    GateAnswers(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    static boolean wantsText(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return accept != null && accept.startsWith(MediaType.TEXT_PLAIN_VALUE);
    }

    /** The status is the answer. */
    ResponseEntity<?> byStatus(Verdict decided, boolean asText) {
        var verdict = decided.told();
        var answer = headed(verdict, HttpStatus.valueOf(verdict.status()));
        if (asText) {
            return answer.contentType(MediaType.TEXT_PLAIN).body(text(verdict));
        }
        return verdict.isOpen()
                ? answer.contentType(MediaType.APPLICATION_JSON).body(Answer.of(verdict))
                : answer.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem(verdict));
    }

    /** The document is the answer; 200 whichever way it went. */
    ResponseEntity<?> byDocument(Verdict decided, boolean asText) {
        var verdict = decided.told();
        var answer = headed(verdict, HttpStatus.OK);
        return asText
                ? answer.contentType(MediaType.TEXT_PLAIN).body(text(verdict))
                : answer.contentType(MediaType.APPLICATION_JSON).body(Answer.of(verdict));
    }

    /** For refusals before any rule was asked. */
    static ResponseEntity<?> refused(Refusal refusal) {
        var answer = ResponseEntity.status(refusal.status())
                .header(DECISION, "closed")
                .header(REASON, refusal.rule())
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON);
        var seconds = refusal.facts().get(GateLimits.RETRY_AFTER) instanceof Long told
                ? told.toString()
                : Map.of(HttpStatus.TOO_MANY_REQUESTS, "1", HttpStatus.SERVICE_UNAVAILABLE, "5")
                        .get(refusal.status());
        if (seconds != null) {
            answer.header(HttpHeaders.RETRY_AFTER, seconds);
        }
        if (refusal.facts().get(GateLimits.POLICY) instanceof String policy) {
            answer.header("RateLimit-Policy", policy);
            answer.header("RateLimit", policy.substring(0, policy.indexOf(';')) + ";r=0;t=" + seconds);
        }
        return answer.body(Problems.of(refusal));
    }

    private static BodyBuilder headed(Verdict verdict, HttpStatus status) {
        var answer = ResponseEntity.status(status)
                .header(DECISION, verdict.isOpen() ? "open" : "closed")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .eTag(verdict.etag());
        var permit = verdict.permit();
        if (permit != null) {
            answer.header(CHANGE, permit.changeKey());
        }
        if (!verdict.isOpen()) {
            answer.header(REASON, verdict.reason());
            if (!verdict.isFinal()) {
                answer.header(HttpHeaders.RETRY_AFTER, String.valueOf(verdict.retryAfter()));
            }
        }
        return answer;
    }

    private ProblemDetail problem(Verdict verdict) {
        var problem = Problems.of(HttpStatus.valueOf(verdict.status()), "gate-closed", verdict.detail());
        problem.setTitle("Gate closed");
        problem.setInstance(URI.create("/api/gate/v1/evaluations/" + verdict.id()));
        mapper.convertValue(Answer.of(verdict), MEMBERS).forEach(problem::setProperty);
        return problem;
    }

    private static String text(Verdict verdict) {
        if (verdict.isOpen()) {
            var permit = verdict.permit();
            return "open" + (permit == null ? "" : " " + permit.changeKey()) + "\n";
        }
        return verdict.failed().stream()
                .map(rule -> rule.id() + ": " + rule.detail() + " (" + rule.fix() + ")\n")
                .collect(Collectors.joining());
    }
}
