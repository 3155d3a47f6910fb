package io.baton.people.signin;

import io.baton.platform.ProblemResponses;
import io.baton.platform.Problems;
import io.baton.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;

/** Answers API calls that are not let in: a problem document, never a redirect and never a browser's password box. */
@Component
class ApiRefusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ProblemResponses problems;

    ApiRefusals(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason)
            throws IOException {
        if (reason instanceof TooManyAttempts) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "60");
            problems.send(
                    response,
                    Problems.of(HttpStatus.TOO_MANY_REQUESTS, "sign-in-limit", String.valueOf(reason.getMessage())));
            return;
        }
        // A browser would open its own password box for Basic and then send the password with every request.
        if (request.getHeader("Sec-Fetch-Mode") == null && request.getHeader("X-Requested-With") == null) {
            response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"Baton\", charset=\"UTF-8\"");
        }
        response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"Baton\"");
        problems.send(
                response,
                Problems.of(
                        HttpStatus.UNAUTHORIZED,
                        "not-signed-in",
                        "Sign in with name and password (HTTP Basic) or with a token (Bearer). What was sent is"
                                + " missing, wrong or no longer valid."));
    }

    /** A credential that was looked at and refused for a reason of its own, or cannot be looked at now. */
    void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        if (refusal.status() == HttpStatus.SERVICE_UNAVAILABLE) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "30");
        }
        problems.send(response, Problems.of(refusal));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason)
            throws IOException {
        if (reason instanceof CsrfException) {
            problems.send(
                    response,
                    Problems.of(
                            HttpStatus.FORBIDDEN,
                            "csrf-token",
                            "A change made with a browser session needs its CSRF token; see GET /api/me/csrf."));
            return;
        }
        problems.send(response, Problems.of(HttpStatus.FORBIDDEN, "not-allowed", "Your roles do not allow this."));
    }
}
