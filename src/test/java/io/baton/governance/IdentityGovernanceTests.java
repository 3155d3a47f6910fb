package io.baton.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.platform.Json;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.ConnectorSettings;
import io.baton.platform.http.Connectors;
import io.baton.platform.http.IntegrationStatus.Health;
import io.baton.platform.http.WithstandsBadAnswers;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** The way to an identity system that does not always do as it should. */
class IdentityGovernanceTests implements WithstandsBadAnswers {

    @Override
    public List<Runnable> uses(ConnectorSettings settings) {
        return List.of(
                () -> with(settings, identity -> identity.attest("REQ-1:hash", Map.of("ticket", "REQ-1"))),
                () -> with(settings, IdentityGovernance::probe));
    }

    private static void with(ConnectorSettings settings, Consumer<IdentityGovernance> does) {
        var identity = new IdentityGovernance(
                Connectors.outbound(),
                new GovernanceSettings(settings, "/attestations", "/health"),
                new Json(new ObjectMapper()));
        try {
            does.accept(identity);
        } finally {
            identity.destroy();
        }
    }

    private static ConnectorSettings at(StubSystem stub) {
        return new ConnectorSettings(
                URI.create(stub.url()),
                null,
                null,
                TOKEN,
                List.of("127.0.0.1"),
                Duration.ofMillis(200),
                Duration.ofSeconds(2),
                DataSize.ofKilobytes(64),
                3,
                Duration.ofMinutes(10),
                "identity-access");
    }

    @Test
    @Capability("O4.4")
    void isFoundDeadAndAliveAlsoWhileNobodyNeedsIt() {
        var stub = new StubSystem().on("GET /health", "{\"status\":\"UP\"}");
        with(at(stub), identity -> {
            identity.probe();
            assertThat(identity.status().health()).isEqualTo(Health.UP);

            stub.close();
            // a connection that was kept open may serve one more probe
            await().untilAsserted(() -> assertThatThrownBy(identity::probe).isInstanceOf(CallFailed.class));
            assertThat(identity.status().health()).isEqualTo(Health.DOWN);
        });
    }

    @Test
    @Capability("O4.4")
    void isOffWhileItsAddressIsNotSet() {
        var identity = new IdentityGovernance(
                Connectors.outbound(), new GovernanceSettings(null, "/a", "/h"), new Json(new ObjectMapper()));
        identity.probe();

        assertThat(identity.status().health()).isEqualTo(Health.OFF);
        assertThat(identity.status().isDown()).isFalse();
    }

    @Test
    void theSameApprovalsCarryTheSameKeyOnEveryAttempt() {
        try (var stub = new StubSystem()
                .always(StubSystem.inTurn(StubSystem.silence(), StubSystem.json(200, "{\"id\":\"ATT-1\"}")))) {
            with(at(stub), identity -> {
                assertThatThrownBy(() -> identity.attest("REQ-1:hash", Map.of()))
                        .isInstanceOf(CallFailed.class);
                assertThat(identity.attest("REQ-1:hash", Map.of())).isEqualTo("ATT-1");
            });
            assertThat(stub.asked())
                    .hasSize(2)
                    .allMatch(asked -> asked.header("Idempotency-Key").equals("REQ-1:hash"));
        }
    }
}
