package io.baton.engine.webapp;

import io.baton.engine.SystemContext;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Tells Tasklist, Cockpit and Admin who is signed in and which of them this person may open. The web apps keep that in
 * the session; here it is renewed every two seconds, so that a right that was taken away is gone.
 */
@Component
@Order(WebappSignInFilter.AFTER_SIGN_IN)
class WebappSignInFilter extends OncePerRequestFilter {

    static final int AFTER_SIGN_IN = 201;
    private static final Duration FRESHNESS = Duration.ofSeconds(2);

    private final SignedIn signedIn;
    private final ProcessEngine engine;
    private final Clock clock;

    WebappSignInFilter(SignedIn signedIn, ProcessEngine engine, Clock clock) {
        this.signedIn = signedIn;
        this.engine = engine;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !UrlPathHelper.defaultInstance.getPathWithinApplication(request).startsWith("/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var person = signedIn.person();
        if (person.isEmpty()) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        admit(request.getSession(), person.get());
        chain.doFilter(request, response);
    }

    private void admit(HttpSession session, Person person) {
        var known = AuthenticationUtil.getAuthsFromSession(session);
        var groups = List.copyOf(person.groups());
        var now = clock.instant();
        if (known.getAuthenticationForProcessEngine(engine.getName()) instanceof UserAuthentication current
                && current.getIdentityId().equals(person.id())
                && Set.copyOf(current.getGroupIds()).equals(Set.copyOf(groups))
                && isFresh(current, now)) {
            return;
        }
        var renewed = SystemContext.call(
                () -> AuthenticationUtil.createAuthentication(engine, person.id(), groups, List.of()));
        if (renewed != null) {
            renewed.setCacheValidationTime(Date.from(now.plus(FRESHNESS)));
            known.addOrReplace(renewed);
        }
    }

    /** Also false for a time further ahead than was ever given: the clock may have been put back. */
    private static boolean isFresh(UserAuthentication known, Instant now) {
        var until = known.getCacheValidationTime();
        return until != null
                && until.toInstant().isAfter(now)
                && !until.toInstant().isAfter(now.plus(FRESHNESS));
    }
}
