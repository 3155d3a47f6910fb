package io.baton.survey;

import io.baton.platform.QuietRequests;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Keeps the links of surveys out of every log: whoever reads one there could answer for somebody else. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SurveyLinks extends OncePerRequestFilter {

    static final String PATH = "/portal/survey/";

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getServletPath().startsWith(PATH);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        QuietRequests.mark(request);
        chain.doFilter(request, response);
    }
}
