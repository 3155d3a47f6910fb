package io.baton.platform;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** Writes RFC 9457 problem documents with the members every Baton client may count on: {@code rule} and {@code errors}. */
public final class Problems {

    private static final String TYPE = "urn:baton:problem:";

    private Problems() {}

    public static ProblemDetail of(Refusal refusal) {
        var problem = of(refusal.status(), refusal.rule(), String.valueOf(refusal.getMessage()));
        if (!refusal.errors().isEmpty()) {
            problem.setProperty("errors", refusal.errors());
        }
        refusal.facts().forEach(problem::setProperty);
        return problem;
    }

    public static ProblemDetail of(HttpStatus status, String rule, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create(TYPE + rule));
        problem.setTitle(status.getReasonPhrase());
        problem.setProperty("rule", rule);
        return problem;
    }
}
