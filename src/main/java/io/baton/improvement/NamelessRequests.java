package io.baton.improvement;

import io.baton.platform.QuietRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes everything off a request that carries anonymous feedback by which its sender could be known, before anybody else
 * sees it: session, cookies, credentials, address, and whatever a proxy says about the client. What is not there can
 * neither be stored nor logged by mistake. Reading is kept out of the access log too: a reader who comes back to say thank
 * you, or for another permit, has just written.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class NamelessRequests extends OncePerRequestFilter {

    private static final Set<String> PATHS = Set.of("/api/feedback", "/portal/feedback", "/api/feedback/permit");
    private static final Set<String> KEPT =
            Set.of("content-type", "content-length", "accept", "host", "sec-fetch-site", "transfer-encoding");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !PATHS.contains(request.getServletPath());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        QuietRequests.mark(request);
        chain.doFilter("POST".equals(request.getMethod()) ? new Nameless(request) : request, response);
    }

    /** The request without its sender. */
    static class Nameless extends HttpServletRequestWrapper {

        private static final String NOWHERE = "0.0.0.0";

        Nameless(HttpServletRequest request) {
            super(request);
        }

        private static boolean isKept(String header) {
            return KEPT.contains(header.toLowerCase(Locale.ROOT));
        }

        @Override
        public @Nullable String getHeader(String name) {
            return isKept(name) ? super.getHeader(name) : null;
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return isKept(name) ? super.getHeaders(name) : Collections.emptyEnumeration();
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(Nameless::isKept)
                    .toList());
        }

        @Override
        public Cookie @Nullable [] getCookies() {
            return null;
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            if (create) {
                throw new IllegalStateException("An anonymous request has no session.");
            }
            return null;
        }

        @Override
        public @Nullable HttpSession getSession() {
            return getSession(true);
        }

        @Override
        public @Nullable String getRequestedSessionId() {
            return null;
        }

        @Override
        public boolean isRequestedSessionIdValid() {
            return false;
        }

        @Override
        public @Nullable String getRemoteUser() {
            return null;
        }

        @Override
        public @Nullable Principal getUserPrincipal() {
            return null;
        }

        @Override
        public String getRemoteAddr() {
            return NOWHERE;
        }

        @Override
        public String getRemoteHost() {
            return NOWHERE;
        }

        @Override
        public int getRemotePort() {
            return 0;
        }
    }
}
