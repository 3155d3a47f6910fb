package io.baton.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.platform.http.IntegrationStatus.Health;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.health.SimpleStatusAggregator;
import org.springframework.boot.actuate.health.Status;

class IntegrationHealthTests {

    @Test
    @Capability("O4.4")
    void findsOutByItselfThatASystemDiedAndThatItIsBack() {
        var stub = new StubSystem().always(StubSystem.json(200, "{}"));
        try (var connector = Connectors.to("asset", "The register", stub.url())) {
            var meters = new SimpleMeterRegistry();
            var integrations = new Integrations(List.of(integration(connector)), List.of(), meters);
            var health = new IntegrationHealth(integrations);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);

            probe(integrations, Health.UP);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(meters.get("baton.integration.up").gauge().value()).isEqualTo(1);

            stub.close();
            probe(integrations, Health.DOWN);
            assertThat(health.health().getStatus()).isEqualTo(IntegrationHealth.IMPAIRED);
            assertThat(health.health().getDetails()).containsEntry("down", List.of("asset"));
            assertThat(integrations.statuses().get(0).lastFailureReason()).contains("refuses the connection");
            assertThat(meters.get("baton.integration.up").gauge().value()).isZero();

            try (var revived = new StubSystem(stub.port()).always(StubSystem.json(200, "{}"))) {
                probe(integrations, Health.UP);
                assertThat(revived.asked()).isNotEmpty();
            }
            integrations.destroy();
        }
    }

    @Test
    void whatIsDownElsewhereDoesNotMakeThisServerUnhealthy() {
        var order = new SimpleStatusAggregator("DOWN", "OUT_OF_SERVICE", "UP", "IMPAIRED", "UNKNOWN");

        assertThat(order.getAggregateStatus(Status.UP, IntegrationHealth.IMPAIRED))
                .isEqualTo(Status.UP);
    }

    private static Integration integration(Connector connector) {
        return new Integration() {
            @Override
            public IntegrationStatus status() {
                return connector.status("Asset register", "http");
            }

            @Override
            public void probe() {
                connector.probe().call(Call.get("/health"));
            }
        };
    }

    private static void probe(Integrations integrations, Health expected) {
        integrations.probeAll();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> integrations.statuses().get(0).health() == expected);
    }
}
