package io.baton.people.signin;

import io.baton.platform.ProblemResponses;
import io.baton.platform.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Keeps a token within its scopes. The area of a request is the part of its path after {@code /api}, or
 * {@code engine-rest}. A token never makes tokens or passwords, or a narrow one could make a wide one.
 */
class TokenScopes extends OncePerRequestFilter {

    private static final List<String> CREDENTIALS =
            List.of("/api/me/tokens", "/api/me/password", "/api/tokens", "/api/gate/v1/pipelines");

    private final ProblemResponses problems;

    TokenScopes(ProblemResponses problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof Caller caller
                && caller.means() == Caller.Means.TOKEN) {
            var path = UrlPathHelper.defaultInstance.getPathWithinApplication(request);
            var kind = CrossSiteGuard.SAFE.contains(request.getMethod()) ? "read" : "write";
            if (kind.equals("write") && isAboutCredentials(path)) {
                refuse(response, "token-by-token", "Tokens and passwords are not made with a token. Sign in.");
                return;
            }
            if (!isCovered(caller.scopes(), area(path), kind)) {
                refuse(response, "token-scope", "This token lacks the scope " + area(path) + ":" + kind + ".");
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static boolean isAboutCredentials(String path) {
        return CREDENTIALS.stream().anyMatch(path::startsWith)
                || (path.startsWith("/api/people/") && path.contains("/password"));
    }

    private static boolean isCovered(Set<String> scopes, String area, String kind) {
        return scopes.contains(area + ':' + kind) || scopes.contains("*:" + kind);
    }

    static String area(String path) {
        var parts = path.split("/", 4);
        if (parts.length < 2) {
            return "";
        }
        return parts[1].equals("api") ? (parts.length > 2 ? parts[2] : "") : parts[1];
    }

    private void refuse(HttpServletResponse response, String rule, String detail) throws IOException {
        problems.send(response, Problems.of(HttpStatus.FORBIDDEN, rule, detail));
    }
}
