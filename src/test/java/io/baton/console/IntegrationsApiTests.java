package io.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import io.baton.Requests;
import io.baton.platform.Timestamps;
import java.io.IOException;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
class IntegrationsApiTests {

    @Autowired
    private Api api;

    @Autowired
    private HealthEndpoint health;

    @Autowired
    private Requests requests;

    @Autowired
    private JdbcClient db;

    @LocalServerPort
    private int port;

    @Test
    @Capability("O4.4")
    void listsEveryAdapterWithItsHealth() throws IOException {
        var list = new ObjectMapper()
                .readTree(api.text("admin", HttpMethod.GET, "/api/integrations", null)
                        .getBody());

        assertThat(StreamSupport.stream(list.spliterator(), false)
                        .map(one -> one.get("id").asText()))
                .contains("asset", "cmdb", "mail")
                .isSorted();
        assertThat(list).allSatisfy(one -> {
            assertThat(one.get("purpose").asText()).isNotBlank();
            assertThat(one.get("health").asText()).isIn("UP", "DOWN", "UNKNOWN", "OFF");
            assertThat(one.has("circuit")).isTrue();
        });
    }

    @Test
    void isAHealthGroupOfItsOwn() {
        assertThat(health.healthForPath("integrations")).isNotNull();
        assertThat(api.get("requester", "/api/integrations").getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    @Capability("O4.4")
    void thePageLinksEachSystemToTheStepsThatWaitForIt() {
        var ticket = requests.laptop();
        db.sql("""
                        insert into step_repair (repair_id, job_id, open_job, ticket_key, process_instance_id,
                               root_instance_id, process_key, process_name, node_id, step_name, adapter, attempts,
                               reason, opened_at)
                        values (?, ?, ?, ?, 'i', 'i', 'p', 'P', 'n', 'Hand <b>over</b>', 'asset', 5, 'r', ?)""")
                .params(ticket, ticket, ticket, ticket, Timestamps.column(Instant.now()))
                .update();

        var page = Browser.signedIn(port, "auditor", "demo").open("/console/integrations");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains("Asset register", "/portal/tickets/" + ticket, "Hand &lt;b&gt;over&lt;/b&gt;")
                .doesNotContain("Hand <b>");
        assertThat(Browser.signedIn(port, "requester", "demo")
                        .open("/console/integrations")
                        .statusCode())
                .isEqualTo(403);
        db.sql("delete from step_repair where repair_id = ?").param(ticket).update();
    }
}
