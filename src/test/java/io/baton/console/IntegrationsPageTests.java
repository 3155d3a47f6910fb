package io.baton.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.Capability;
import io.baton.console.IntegrationsPage.Card;
import io.baton.people.Directory;
import io.baton.people.Team;
import io.baton.platform.http.IntegrationStatus;
import io.baton.platform.http.IntegrationStatus.Circuit;
import io.baton.platform.http.IntegrationStatus.Health;
import io.baton.platform.http.Integrations;
import io.baton.ticket.repair.StandingRepairs;
import io.baton.ticket.repair.StandingRepairs.StandingRepair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.ui.ConcurrentModel;

@Capability("O4.4")
class IntegrationsPageTests {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private final Integrations integrations = mock();
    private final StandingRepairs repairs = mock();
    private final Directory directory = mock();
    private final IntegrationsPage page =
            new IntegrationsPage(integrations, repairs, directory, Clock.fixed(NOW, ZoneOffset.UTC));

    @BeforeEach
    void twoOfThree() {
        var team = mock(Team.class);
        when(team.name()).thenReturn("Applications");
        when(directory.team("applications")).thenReturn(Optional.of(team));
        when(integrations.statuses())
                .thenReturn(List.of(
                        IntegrationStatus.off("attestation", "Attestation of approvals"),
                        IntegrationStatus.builtIn("cmdb", "Inventory"),
                        new IntegrationStatus(
                                "asset",
                                "Asset register",
                                "snipe-it",
                                true,
                                Health.DOWN,
                                Circuit.OPEN,
                                NOW.minusSeconds(200),
                                NOW.minusSeconds(7),
                                "Snipe-IT at assets.example.org refuses the connection.",
                                "assets.example.org",
                                "applications",
                                Map.of("largestAnswer", "1048576 bytes", "allowedHosts", ""))));
        when(repairs.all())
                .thenReturn(List.of(
                        new StandingRepair("REQ-2026-000001", "Update asset", "asset", NOW.minusSeconds(7300)),
                        new StandingRepair("REQ-2026-000002", "Book costs", null, NOW.minusSeconds(60))));
    }

    private ConcurrentModel shown() {
        var model = new ConcurrentModel();
        assertThat(page.list(model)).isEqualTo("console/integrations");
        return model;
    }

    @SuppressWarnings("unchecked")
    private List<Card> cards() {
        return (List<Card>) shown().getAttribute("cards");
    }

    @Test
    void whatIsDownComesFirstAndWhatIsOffLast() {
        assertThat(cards()).extracting(Card::state).containsExactly("Down", "Up", "Off");
    }

    @Test
    void tellsInWordsWhatIsWrongSinceWhenAndWhoRepairsIt() {
        assertThat(cards().get(0)).satisfies(card -> {
            assertThat(card.reason()).contains("refuses the connection");
            assertThat(card.circuit()).startsWith("Open");
            assertThat(card.lastSuccess().text()).isEqualTo("3 min ago");
            assertThat(card.lastFailure().text()).isEqualTo("7 s ago");
            assertThat(card.owner()).isEqualTo("Applications");
            assertThat(card.settings())
                    .containsOnly(Map.entry("Largest answer", "1048576 bytes"), Map.entry("Allowed hosts", "none"));
        });
    }

    @Test
    void repairsStandWithTheSystemThatFailed() {
        assertThat(cards().get(0).repairs()).singleElement().satisfies(repair -> {
            assertThat(repair.ticketKey()).isEqualTo("REQ-2026-000001");
            assertThat(repair.since().text()).isEqualTo("2 h ago");
        });
        assertThat(shown().getAttribute("otherRepairs"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"PT0S,0 s ago", "PT-1S,0 s ago", "PT59M,59 min ago", "PT47H,47 h ago", "P2D,2 days ago"})
    void timesAreTold(Duration ago, String text) {
        assertThat(IntegrationsPage.inWords(ago)).isEqualTo(text);
    }
}
