package io.baton.engine.hardening;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Problems;
import io.baton.platform.Refusal;
import io.baton.platform.RefusalAnswered;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's REST resources, behind sign-in: opens listed routes to listed roles, turns away what must
 * not come in, and answers every refusal as a problem document whatever the REST layer made of it.
 */
class EngineDoorFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(EngineDoorFilter.class);
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final int LONGEST_ON_RECORD = 200;

    private final EngineDoor door;
    private final AuditLedger ledger;
    private final ObjectMapper json;

    EngineDoorFilter(EngineDoor door, AuditLedger ledger, ObjectMapper json) {
        this.door = door;
        this.ledger = ledger;
        this.json = json;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest admitted;
        try {
            admitted = door.admit(request);
        } catch (Refusal refusal) {
            answer(request, response, refusal);
            return;
        }
        door.markAsData(request, response);
        pass(admitted, response, chain);
    }

    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        EngineFailure.watch();
        var guarded = new GuardedResponse(response, (status, body) -> answer(request, response, refusal(status, body)));
        try {
            chain.doFilter(request, guarded);
        } catch (ServletException | RuntimeException e) {
            LOG.error("Engine REST call {} {} failed", request.getMethod(), request.getRequestURI(), e);
            var refusal = Refusal.in(e);
            answer(request, response, refusal == null ? EngineProblems.failed() : refusal);
            return;
        } finally {
            // A request that is to wait, such as fetchAndLock, may have been turned down before it began to wait.
            if (!request.isAsyncStarted() || guarded.isFailing()) {
                guarded.end();
            }
            EngineFailure.forget();
        }
    }

    private Refusal refusal(int status, byte[] body) {
        var failure = EngineFailure.last();
        var refusal = EngineProblems.of(status, failure, read(body));
        if (refusal.status().is5xxServerError()) {
            LOG.error("The engine failed with status {}", status, failure);
        }
        return refusal;
    }

    private @Nullable JsonNode read(byte[] body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            return null;
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        record(request, refusal);
        RefusalAnswered.tell(request, refusal);
        if (response.isCommitted()) {
            return;
        }
        var problem = Problems.of(refusal);
        // Tasklist and Cockpit show this member of an error.
        problem.setProperty("message", String.valueOf(refusal.getMessage()));
        var document = json.writeValueAsBytes(problem);
        response.setStatus(refusal.status().value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(document.length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(document);
        }
        response.flushBuffer();
    }

    private void record(HttpServletRequest request, Refusal refusal) {
        // A page that asks for what it may not show is no attempt at anything; it would only fill the ledger.
        if (refusal.status() == HttpStatus.FORBIDDEN && !READING.contains(request.getMethod())) {
            ledger.appendApart(AuditEvent.of("ACTION_REFUSED", "engine-route", shortened(request.getRequestURI()))
                    .refused()
                    .with("method", request.getMethod())
                    .with("rule", refusal.rule()));
        }
    }

    private static String shortened(String uri) {
        return uri.substring(0, Math.min(uri.length(), LONGEST_ON_RECORD));
    }
}
