package io.baton.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

@Capability("W6.5")
class SandboxWallsTests {

    private final MockEnvironment environment =
            new MockEnvironment().withProperty("spring.datasource.url", "jdbc:h2:mem:sandbox-1");

    @Test
    void standsWithABuiltInWorld() {
        assertThatCode(() -> SandboxWalls.requireWalls(environment)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "spring.datasource.url, jdbc:postgresql://database/baton",
        "spring.datasource.url, jdbc:h2:file:./data/baton",
        "baton.notification.mail-host, mail.example.org",
        "baton.governance.attestation.base-url, https://identity.example.org",
        "baton.asset.register.kind, snipe-it",
        "baton.cmdb.source.kind, itop"
    })
    void refusesWhatLeadsOutside(String setting, String value) {
        environment.setProperty(setting, value);

        assertThatThrownBy(() -> SandboxWalls.requireWalls(environment)).hasMessageContaining(setting);
    }
}
