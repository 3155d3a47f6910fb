package io.baton.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.jayway.jsonpath.JsonPath;
import com.sun.net.httpserver.HttpServer;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineDriver;
import io.baton.Requests;
import io.baton.platform.Json;
import io.baton.platform.http.CallFailed;
import io.baton.platform.http.ConnectorSettings;
import io.baton.platform.http.OutboundHttp;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.approval.Approvals;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.util.unit.DataSize;

@BatonTest
@Capability("T6.4")
class AttestationTests {

    private record Received(
            String path,
            @Nullable String authorization,
            @Nullable String onceKey,
            String body) {}

    private static int count;

    private final List<Received> received = Collections.synchronizedList(new ArrayList<>());
    private HttpServer identitySystem;
    private int status = 201;
    private String answer = "{\"attestationId\": \"ATT-77\"}";

    @Autowired
    Api api;

    @Autowired
    Requests requests;

    @Autowired
    EngineDriver engine;

    @Autowired
    Approvals approvals;

    @Autowired
    TicketDesk desk;

    @Autowired
    OutboundHttp http;

    @Autowired
    Json json;

    @Autowired
    Attestations unconfigured;

    @BeforeEach
    void startIdentitySystem() throws IOException {
        identitySystem = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        identitySystem.createContext("/", exchange -> {
            received.add(new Received(
                    exchange.getRequestURI().getPath(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            var bytes = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        identitySystem.start();
    }

    @AfterEach
    void stopIdentitySystem() {
        identitySystem.stop(0);
    }

    @Test
    void sendsTheWholeChainOnceAndKeepsTheId() {
        var ticket = approvedAccess();
        var attestations = attestations();

        attestations.attest(ticket);
        attestations.attest(ticket);

        assertThat(received).hasSize(1);
        var sent = received.get(0);
        assertThat(sent.path()).isEqualTo("/iga/attestations");
        assertThat(sent.authorization()).isEqualTo("Bearer hook-token");
        assertThat(sent.onceKey()).isEqualTo(ticket + "-approval-1");
        assertThat(JsonPath.<List<String>>read(sent.body(), "$.chain[*].votes[*].decision"))
                .containsExactly("APPROVED", "APPROVED");
        assertThat(JsonPath.<String>read(sent.body(), "$.contentHash")).hasSize(64);
        assertThat(chain(ticket)).contains("\"attestationId\":\"ATT-77\"", "\"attestationState\":\"SENT\"");
        assertThat(api.text("auditor", HttpMethod.GET, "/api/tickets/" + ticket + "/timeline", null)
                        .getBody())
                .contains("attested as ATT-77");
    }

    @Test
    void failsLoudlySoThatItIsTriedAgain() {
        var ticket = approvedAccess();
        status = 500;
        answer = "{}";

        assertThatThrownBy(() -> attestations().attest(ticket)).isInstanceOf(CallFailed.class);
        assertThat(chain(ticket)).contains("\"attestationId\":null");

        status = 200;
        assertThatThrownBy(() -> attestations().attest(ticket))
                .isInstanceOf(CallFailed.class)
                .hasMessageContaining("without the id");

        answer = "{\"id\": \"ATT-78\"}";
        attestations().attest(ticket);
        assertThat(chain(ticket)).contains("ATT-78");
    }

    @Test
    void saysThatNothingIsAttestedWhereNoIdentitySystemIsConfigured() {
        var ticket = approvedAccess();

        unconfigured.attest(ticket);

        assertThat(received).isEmpty();
        assertThat(chain(ticket)).contains("\"attestationState\":\"NOT_CONFIGURED\"");
        assertThat(api.text("requester", HttpMethod.GET, "/api/tickets/" + ticket + "/timeline", null)
                        .getBody())
                .contains("no identity system is configured");
    }

    @Test
    void leavesTicketsAloneThatNeedNoAttestation() {
        var ticket = requests.laptop();
        requests.approve(ticket);

        attestations().attest(ticket);

        assertThat(received).isEmpty();
    }

    private String approvedAccess() {
        var ticket = requests.order(
                "requester",
                Map.of(
                        "itemId",
                        "application-access",
                        "fields",
                        Map.of(
                                "application",
                                "erp",
                                "role",
                                "auditor of invoices " + ++count,
                                "reason",
                                "Checks invoices",
                                "until",
                                LocalDate.now().plusDays(30).toString())));
        requests.approve(ticket);
        return ticket;
    }

    private Attestations attestations() {
        var connector = new ConnectorSettings(
                URI.create("http://localhost:" + identitySystem.getAddress().getPort() + "/iga"),
                null,
                null,
                "hook-token",
                List.of("localhost"),
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                DataSize.ofKilobytes(100),
                2,
                Duration.ofSeconds(1),
                "identity-access");
        var identity =
                new IdentityGovernance(http, new GovernanceSettings(connector, "/attestations", "/health"), json);
        return new Attestations(identity, approvals, desk);
    }

    private String chain(String ticket) {
        return api.text("auditor", HttpMethod.GET, "/api/tickets/" + ticket + "/approvals", null)
                .getBody();
    }
}
