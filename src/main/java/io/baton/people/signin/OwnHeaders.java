package io.baton.people.signin;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.ContentSecurityPolicyHeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;

/** What browsers are told about our answers: load nothing from elsewhere, run nothing inline, guess nothing. */
final class OwnHeaders {

    private static final String PAGES = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'self';"
            + " form-action 'self'; frame-ancestors 'self'";
    private static final String ANSWERS = "default-src 'none'; frame-ancestors 'none'; sandbox";

    private OwnHeaders() {}

    /** Pages; the engine's web apps bring their own policy, which allows what they need. */
    static void onPages(HeadersConfigurer<HttpSecurity> headers) {
        onEverything(headers);
        headers.addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                new NegatedRequestMatcher(
                        PathPatternRequestMatcher.withDefaults().matcher("/camunda/**")),
                new ContentSecurityPolicyHeaderWriter(PAGES)));
    }

    /** Data; also what engine REST serves out of a deployment, which somebody else wrote. */
    static void onAnswers(HeadersConfigurer<HttpSecurity> headers) {
        onEverything(headers);
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(ANSWERS));
    }

    private static void onEverything(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::sameOrigin);
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(policy -> policy.policy("camera=(), microphone=(), geolocation=()"));
    }
}
