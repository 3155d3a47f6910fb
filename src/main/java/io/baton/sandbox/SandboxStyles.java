package io.baton.sandbox;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.UrlPathHelper;

/** Writes over every page of Tasklist, Cockpit and Admin that this is a sandbox, with the stylesheet they offer for it. */
@Profile("sandbox")
@Component
class SandboxStyles extends OncePerRequestFilter {

    private static final Pattern STYLES = Pattern.compile("/camunda/app/[a-z]+/styles/user-styles\\.css");
    private static final String BANNER = """

            body::after {
              content: "Sandbox: nothing here is real";
              position: fixed; left: 0; right: 0; bottom: 0; z-index: 2000;
              padding: 4px 12px; background: #8a4b00; color: #fff;
              font: 600 13px/1.4 sans-serif; text-align: center; pointer-events: none;
            }
            """;

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !STYLES.matcher(UrlPathHelper.defaultInstance.getPathWithinApplication(request))
                .matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, answer);
        if (answer.getStatus() == HttpServletResponse.SC_OK) {
            answer.getOutputStream().write(BANNER.getBytes(StandardCharsets.UTF_8));
        }
        answer.copyBodyToResponse();
    }
}
