package io.baton.engine.hardening;

import io.baton.engine.hardening.UnsafeServer.Finding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/** Looks at the settings before anything is built from them and refuses to go on with unsafe ones, naming all at once. */
@Component
class SettingsSelfCheck implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final Set<String> OPEN_ENDPOINTS = Set.of("health", "prometheus");

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        var findings = findings(environment);
        if (!findings.isEmpty()) {
            throw new UnsafeServer(findings);
        }
    }

    static List<Finding> findings(Environment environment) {
        var findings = new ArrayList<Finding>();
        always(environment, findings);
        if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            inProduction(environment, findings);
        }
        return findings;
    }

    private static void always(Environment environment, List<Finding> findings) {
        if (environment.getProperty("spring.h2.console.enabled", Boolean.class, false)) {
            findings.add(new Finding("The H2 console is on.", "Remove spring.h2.console.enabled."));
        }
        var open = environment.getProperty("management.endpoints.web.exposure.include", "");
        if (!OPEN_ENDPOINTS.containsAll(Arrays.stream(open.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList())) {
            findings.add(new Finding(
                    "Management endpoints are open that show secrets or change the server: " + open + ".",
                    "Leave management.endpoints.web.exposure.include at health,prometheus."));
        }
        for (var name : List.of("id", "password")) {
            if (environment.containsProperty("camunda.bpm.admin-user." + name)) {
                findings.add(new Finding(
                        "camunda.bpm.admin-user." + name + " is set: the engine must have no people of its own.",
                        "Remove camunda.bpm.admin-user. People come from Baton's directory."));
            }
        }
    }

    private static void inProduction(Environment environment, List<Finding> findings) {
        if (isMissing(environment, "baton.secrets.field-key")) {
            findings.add(new Finding(
                    "There is no key for secret fields.",
                    "Set baton.secrets.field-key (BATON_SECRETS_FIELD_KEY) to 32 random bytes in base64, for instance"
                            + " from 'openssl rand -base64 32', and keep it safe."));
        }
        var url = environment.getProperty("baton.public-url", "");
        if (!url.matches("https?://[^/\\s]+(/.*)?")) {
            findings.add(new Finding(
                    "The address people reach this server at is not known.",
                    "Set baton.public-url (BATON_PUBLIC_URL), for instance to https://baton.example.org."));
        }
        if (environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:")
                && !environment.getProperty("baton.allow-h2", Boolean.class, false)) {
            findings.add(new Finding(
                    "The database is H2, which is meant for trying things out.",
                    "Set BATON_DB_URL, BATON_DB_USER and BATON_DB_PASSWORD to a PostgreSQL database, or say"
                            + " baton.allow-h2=true (BATON_ALLOW_H2) if you mean it."));
        }
    }

    private static boolean isMissing(Environment environment, String property) {
        return environment.getProperty(property, "").isBlank();
    }
}
