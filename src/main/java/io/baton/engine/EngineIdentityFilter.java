package io.baton.engine;

import io.baton.people.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the engine for each request who is asking, so that its authorizations hold on every path. */
@Component
@Order(EngineIdentityFilter.AFTER_SIGN_IN)
class EngineIdentityFilter extends OncePerRequestFilter {

    /** Spring Security's chain stands at -100. */
    static final int AFTER_SIGN_IN = 0;

    private final SignedIn signedIn;
    private final IdentityService engine;

    EngineIdentityFilter(SignedIn signedIn, IdentityService engine) {
        this.signedIn = signedIn;
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        signedIn.person().ifPresent(person -> engine.setAuthentication(person.id(), List.copyOf(person.groups())));
        try {
            chain.doFilter(request, response);
        } finally {
            engine.clearAuthentication();
        }
    }
}
