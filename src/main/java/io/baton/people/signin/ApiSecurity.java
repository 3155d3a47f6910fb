package io.baton.people.signin;

import static org.springframework.security.config.http.SessionCreationPolicy.NEVER;

import io.baton.platform.ProblemResponses;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.csrf.CsrfFilter;

/**
 * The chain of the API and of the engine's REST API. Clients sign each request; the product's own pages may use their
 * session instead, and then a change needs the CSRF token. Whatever goes wrong is answered, never redirected.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    private static final String[] CALLBACKS = {
        "/api/gate/v1/callbacks/github/*", "/api/gate/v1/callbacks/gitlab/*", "/api/gate/v1/callbacks/azure/*"
    };

    @Bean
    @Order(2)
    SecurityFilterChain api(
            HttpSecurity http,
            PasswordSignIn passwords,
            TokenSignIn tokens,
            ApiRefusals refusals,
            CurrentRightsFactory currentRights,
            ProblemResponses problems)
            throws Exception {
        return http.securityMatcher("/api/**", "/engine-rest/**")
                // Anonymous feedback proves itself by a permit, so that nothing has to know its sender.
                .authorizeHttpRequests(requests -> requests.requestMatchers(HttpMethod.POST, "/api/feedback")
                        .permitAll()
                        // CI systems sign what they say, or show a secret; the gate verifies that before anything else.
                        .requestMatchers(HttpMethod.POST, CALLBACKS)
                        .permitAll()
                        // The answer to whoever was let in and waited; nothing is asked for again.
                        .dispatcherTypeMatchers(DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers("/api/**", "/engine-rest/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .sessionManagement(session -> session.sessionCreationPolicy(NEVER))
                .securityContext(context -> context.securityContextRepository(new SessionOfOwnPages()))
                .csrf(csrf -> csrf.requireCsrfProtectionMatcher(ApiSecurity::usesSessionToChange))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .headers(OwnHeaders::onAnswers)
                .exceptionHandling(e -> e.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new CrossSiteGuard(problems), CsrfFilter.class)
                .addFilterBefore(new ApiCredentials(passwords, tokens, refusals), AnonymousAuthenticationFilter.class)
                .addFilterBefore(currentRights.filter(), AuthorizationFilter.class)
                .addFilterBefore(new TokenScopes(problems), AuthorizationFilter.class)
                .build();
    }

    private static boolean usesSessionToChange(HttpServletRequest request) {
        var session = request.getSession(false);
        return !CrossSiteGuard.SAFE.contains(request.getMethod())
                && !ApiCredentials.areIn(request)
                && session != null
                && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }
}
