package io.baton.people.signin;

import io.baton.platform.Refusal;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/** Signs an API client in for one request, by HTTP Basic or a bearer token. A session is neither read nor made. */
class ApiCredentials extends OncePerRequestFilter {

    private static final String BEARER = "Bearer ";

    private final PasswordSignIn passwords;
    private final TokenSignIn tokens;
    private final ApiRefusals refusals;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    ApiCredentials(PasswordSignIn passwords, TokenSignIn tokens, ApiRefusals refusals) {
        this.passwords = passwords;
        this.tokens = tokens;
        this.refusals = refusals;
    }

    static boolean areIn(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (areIn(request)) {
            try {
                SecurityContextHolder.setContext(new SecurityContextImpl(authenticate(request)));
            } catch (AuthenticationException e) {
                refusals.commence(request, response, e);
                return;
            } catch (Refusal e) {
                refusals.refuse(response, e);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private Authentication authenticate(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return tokens.authenticate(header.substring(BEARER.length()).strip(), request);
        }
        @Nullable Authentication asked = basic.convert(request);
        if (asked == null) {
            throw new BadCredentialsException("unknown scheme");
        }
        return passwords.authenticate(asked);
    }
}
