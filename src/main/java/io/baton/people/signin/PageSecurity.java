package io.baton.people.signin;

import io.baton.people.Role;
import io.baton.platform.ProblemResponses;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.security.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.core.GrantedAuthorityDefaults;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The chain of everything people open in a browser: one login page for portal, console, Tasklist and Cockpit. */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity(jsr250Enabled = true)
class PageSecurity {

    private static final PathPatternRequestMatcher.Builder PATHS = PathPatternRequestMatcher.withDefaults();
    private static final String SURVEY_LINK = "/portal/survey/{token}";
    private static final String FEEDBACK = "/portal/feedback";
    private static final RequestMatcher WEBAPP_LOGOUT =
            PATHS.matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/{engine}/logout");

    /** Without it a pattern does not match the engine's REST API, which is a servlet of its own beside Spring MVC. */
    @Bean
    static PathPatternRequestMatcherBuilderFactoryBean pathPatterns() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Roles are authorities as they are, without a prefix. */
    @Bean
    static GrantedAuthorityDefaults grantedAuthorityDefaults() {
        return new GrantedAuthorityDefaults("");
    }

    @Bean
    @Order(1)
    SecurityFilterChain operations(HttpSecurity http) throws Exception {
        return http.securityMatcher("/actuator/**")
                .authorizeHttpRequests(requests -> requests.requestMatchers(EndpointRequest.to("health", "prometheus"))
                        .permitAll()
                        .anyRequest()
                        .denyAll())
                .exceptionHandling(e -> e.authenticationEntryPoint(new HttpStatusEntryPoint(HttpStatus.NOT_FOUND)))
                .csrf(AbstractHttpConfigurer::disable)
                .headers(OwnHeaders::onAnswers)
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain pages(
            HttpSecurity http,
            PasswordSignIn passwords,
            SignInRecord record,
            CurrentRightsFactory currentRights,
            ProblemResponses problems)
            throws Exception {
        return http.authenticationProvider(passwords)
                .authorizeHttpRequests(PageSecurity::rules)
                .formLogin(form -> form.loginPage("/login")
                        .successHandler(record.onSuccess())
                        .failureHandler(record.onFailure())
                        .permitAll())
                .logout(logout -> logout.logoutSuccessUrl("/login?logout").permitAll())
                .csrf(csrf -> csrf.ignoringRequestMatchers("/camunda/**", SURVEY_LINK, FEEDBACK))
                .headers(OwnHeaders::onPages)
                .exceptionHandling(e -> e.defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED), PATHS.matcher("/camunda/api/**"))
                        .defaultAuthenticationEntryPointFor(
                                new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                                request -> request.getHeader("HX-Request") != null)
                        .defaultAuthenticationEntryPointFor(
                                new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
                .addFilterBefore(new CrossSiteGuard(problems), CsrfFilter.class)
                .addFilterBefore(webappLogout(), LogoutFilter.class)
                .addFilterBefore(currentRights.filter(), AuthorizationFilter.class)
                .build();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/login", "/css/**", "/images/**", "/scripts/**", "/webjars/**", "/favicon.ico")
                .permitAll()
                // Whoever verifies a receipt, or fetches the client of the gate, need not be known here.
                .requestMatchers(
                        HttpMethod.GET,
                        "/.well-known/change-gate",
                        "/.well-known/gate-jwks.json",
                        "/.well-known/gate-keys/{kid}",
                        "/gate.sh",
                        "/gate.sh.sha256")
                .permitAll()
                // The link in a mail is its own credential: a token of 32 random bytes.
                .requestMatchers(SURVEY_LINK)
                .permitAll()
                // Anonymous feedback proves itself by a permit, so that nothing has to know its sender.
                .requestMatchers(HttpMethod.POST, FEEDBACK)
                .permitAll()
                // Camunda's first-run setup makes an administrator, and its own login would bypass ours.
                .requestMatchers(
                        "/camunda/api/admin/setup/**",
                        "/camunda/app/*/{engine}/setup/**",
                        "/camunda/api/admin/auth/user/{engine}/login/**")
                .denyAll()
                .requestMatchers(HttpMethod.GET, "/console/integrations")
                .hasAnyAuthority(Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN)
                .requestMatchers("/console/cost-centres/**", "/console/sandbox/**")
                .hasAnyAuthority(Role.PROCESS_OWNER, Role.ADMIN)
                .requestMatchers("/console/**")
                .hasAuthority(Role.ADMIN)
                .requestMatchers("/", "/portal/**", "/camunda/**", "/swagger-ui.html", "/swagger-ui/**")
                .authenticated()
                .anyRequest()
                .denyAll();
    }

    /** Signing out in Tasklist or Cockpit ends the one session; else the next request would sign in again by itself. */
    private static LogoutFilter webappLogout() {
        var filter = new LogoutFilter(
                (request, response, authentication) -> response.setStatus(HttpServletResponse.SC_NO_CONTENT),
                new SecurityContextLogoutHandler());
        filter.setLogoutRequestMatcher(WEBAPP_LOGOUT);
        return filter;
    }
}
