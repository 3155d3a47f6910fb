package io.baton.engine.hardening;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Cookies that travel over https only, exactly when people reach the server by https: over plain http the browser would
 * drop them, and nobody could sign in to a demo.
 */
class SecureCookies implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getProperty("baton.public-url", "").startsWith("https://")) {
            environment
                    .getPropertySources()
                    .addLast(new MapPropertySource(
                            "secure-cookies",
                            Map.of(
                                    "server.servlet.session.cookie.secure", true,
                                    "camunda.bpm.webapp.csrf.enable-secure-cookie", true,
                                    "camunda.bpm.webapp.session-cookie.enable-secure-cookie", true,
                                    "camunda.bpm.webapp.header-security.hsts-disabled", false)));
        }
    }
}
