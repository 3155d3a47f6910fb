package io.baton.gate;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Writes down what was refused before a rule was asked: bad sign-in, bad body, too many calls. Stands before the sign-in. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 100)
class RefusedCalls extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedCalls.class);

    private final DecisionLog log;

    RefusedCalls(DecisionLog log) {
        this.log = log;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().contains("/api/gate/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() >= 400
                && !request.isAsyncStarted()
                && request.getAttribute(GateAnswers.LOGGED) == null) {
            write(request, response);
        }
    }

    private void write(HttpServletRequest request, HttpServletResponse response) {
        var who = request.getUserPrincipal();
        var reason = response.getHeader(GateAnswers.REASON);
        try {
            log.writeRefusedSoon(
                    who == null ? "anonymous" : who.getName(),
                    request.getMethod() + " " + request.getRequestURI(),
                    response.getStatus(),
                    reason == null ? "refused" : reason);
        } catch (DataAccessException e) {
            LOG.warn("A refused call of the gate could not be written down", e);
        }
    }
}
