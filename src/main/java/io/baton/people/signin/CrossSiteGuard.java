package io.baton.people.signin;

import io.baton.platform.ProblemResponses;
import io.baton.platform.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses changes that a browser sends on behalf of another site, whatever credentials it attaches. Browsers say so in
 * a header that pages cannot forge; other clients do not send it.
 */
class CrossSiteGuard extends OncePerRequestFilter {

    static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");

    private final ProblemResponses problems;

    CrossSiteGuard(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !OWN.contains(site) && !SAFE.contains(request.getMethod())) {
            problems.send(
                    response,
                    Problems.of(HttpStatus.FORBIDDEN, "cross-site", "Another site must not change anything here."));
            return;
        }
        chain.doFilter(request, response);
    }
}
