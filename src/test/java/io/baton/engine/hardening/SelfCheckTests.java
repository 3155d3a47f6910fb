package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.engine.hardening.UnsafeServer.Finding;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.el.JuelExpressionManager;
import org.camunda.bpm.engine.impl.scripting.engine.CamundaScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.DefaultScriptEngineResolver;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.mock.env.MockEnvironment;

class SelfCheckTests {

    private static final String SECRET = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private static MockEnvironment production() {
        return new MockEnvironment()
                .withProperty("baton.secrets.field-key", SECRET)
                .withProperty("baton.public-url", "https://baton.example.org")
                .withProperty("spring.datasource.url", "jdbc:postgresql://db/baton")
                .withProperty("management.endpoints.web.exposure.include", "health,prometheus");
    }

    @Test
    void completeProductionSettingsPass() {
        assertThat(SettingsSelfCheck.findings(production())).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(textBlock = """
        baton.secrets.field-key,                   '',                no key for secret fields
        baton.public-url,                          '',                address people reach this server
        baton.public-url,                          baton,             address people reach this server
        spring.datasource.url,                     jdbc:h2:file:./x,  database is H2
        spring.h2.console.enabled,                 true,              H2 console is on
        management.endpoints.web.exposure.include, *,                 Management endpoints are open
        management.endpoints.web.exposure.include, 'health,heapdump', Management endpoints are open
        camunda.bpm.admin-user.id,                 demo,              admin-user.id is set""")
    void unsafeSettingIsNamedWithItsRemedy(String name, String value, String words) {
        var environment = production().withProperty(name, value);
        assertThat(SettingsSelfCheck.findings(environment)).singleElement().satisfies(finding -> {
            assertThat(finding.what()).contains(words);
            assertThat(finding.remedy()).isNotBlank();
        });
    }

    @Test
    void h2MayBeMeant() {
        var environment = production()
                .withProperty("spring.datasource.url", "jdbc:h2:file:./x")
                .withProperty("baton.allow-h2", "true");
        assertThat(SettingsSelfCheck.findings(environment)).isEmpty();
    }

    @Test
    void demoNeedsNoSecrets() {
        var environment = new MockEnvironment().withProperty("spring.datasource.url", "jdbc:h2:mem:x");
        environment.setActiveProfiles("demo");
        assertThat(SettingsSelfCheck.findings(environment)).isEmpty();
    }

    @Test
    void demoIsNoExcuseForOpenDoors() {
        var environment = new MockEnvironment()
                .withProperty("spring.h2.console.enabled", "true")
                .withProperty("camunda.bpm.admin-user.password", "demo");
        environment.setActiveProfiles("demo");
        assertThat(SettingsSelfCheck.findings(environment)).hasSize(2);
    }

    @Test
    void refusalNamesEverythingAtOnceInWords() {
        var check = new SettingsSelfCheck();
        check.setEnvironment(new MockEnvironment().withProperty("spring.datasource.url", "jdbc:h2:mem:x"));
        assertThatThrownBy(() -> check.postProcessBeanFactory(new DefaultListableBeanFactory()))
                .isInstanceOfSatisfying(UnsafeServer.class, unsafe -> {
                    var analysis = new UnsafeServerAnalyzer().analyze(unsafe);
                    assertThat(analysis.getDescription())
                            .contains("no key for secret fields", "address people reach", "H2");
                    assertThat(analysis.getAction())
                            .contains("BATON_SECRETS_FIELD_KEY", "BATON_PUBLIC_URL", "BATON_DB_URL", "profile 'demo'");
                });
    }

    @Test
    void guardedEnginePassesItsOwnAttack() {
        assertThat(findings(configuration -> {})).isEmpty();
    }

    @Test
    void eachControlThatIsSwitchedOffIsNoticed() {
        var switchedOff = Map.<String, Consumer<ProcessEngineConfigurationImpl>>of(
                "query is evaluated", c -> c.setExpressionManager(new JuelExpressionManager(Map.of())),
                "authorizations are off", c -> c.setAuthorizationEnabled(false),
                "any Java class", c -> c.setDeserializationTypeValidationEnabled(false),
                "objects of any", c -> c.setJavaSerializationFormatEnabled(true),
                "read other files", c -> c.setEnableXxeProcessing(true),
                "Scripts in models run",
                        c -> c.setScriptEngineResolver(
                                new DefaultScriptEngineResolver(new CamundaScriptEngineManager())),
                "not signed in",
                        c -> c.getCustomPreCommandInterceptorsTxRequired()
                                .removeIf(FailClosedInterceptor.class::isInstance));
        switchedOff.forEach((words, off) ->
                assertThat(findings(off)).as(words).extracting(Finding::what).anyMatch(what -> what.contains(words)));
    }

    @Test
    void doorThatIsMissingIsNoticed() {
        var hardened = new HardenedEngine();
        try {
            assertThat(new StartupSelfCheck(hardened.engine(), List.of()).findings())
                    .extracting(Finding::what)
                    .anyMatch(what -> what.contains("first-run setup"));
        } finally {
            hardened.afterAll(null);
        }
    }

    private static List<Finding> findings(Consumer<ProcessEngineConfigurationImpl> switchOff) {
        var hardened = HardenedEngine.with(switchOff);
        try {
            return new StartupSelfCheck(
                            hardened.engine(),
                            List.of(new FilterRegistrationBean<>(new EngineDoorFilter(null, null, null))))
                    .findings();
        } finally {
            hardened.afterAll(null);
        }
    }
}
