package io.baton.sandbox;

import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;

/** Refuses to start a sandbox that would keep data or reach a real system, whoever set it up and however. */
@Profile("sandbox")
@Component
class SandboxWalls implements BeanFactoryPostProcessor, EnvironmentAware {

    private static final List<String> EMPTY =
            List.of("baton.notification.mail-host", "baton.governance.attestation.base-url");
    private static final Map<String, String> BUILT_IN =
            Map.of("baton.asset.register.kind", "built-in", "baton.cmdb.source.kind", "built-in");

    private Environment environment = new StandardEnvironment();

    @Override
    public void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        requireWalls(environment);
    }

    /** @throws IllegalStateException naming the setting that leads outside */
    static void requireWalls(Environment environment) {
        require(
                environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:mem:"),
                "spring.datasource.url must be a database in memory");
        EMPTY.forEach(name -> require(environment.getProperty(name, "").isBlank(), name + " must not be set"));
        BUILT_IN.forEach(
                (name, kind) -> require(kind.equals(environment.getProperty(name, kind)), name + " must be " + kind));
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException("This is a sandbox (profile 'sandbox'), which reaches nothing real: " + rule
                    + ". Leave the setting away, or start without the profile.");
        }
    }
}
