package io.baton.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.io.IOException;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.http.HttpMethod;

@BatonTest
class IntegrationsApiTests {

    @Autowired
    private Api api;

    @Autowired
    private HealthEndpoint health;

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
            assertThat(one.get("health").asText()).isIn("UP", "DOWN", "UNKNOWN");
            assertThat(one.has("circuit")).isTrue();
        });
    }

    @Test
    void isAHealthGroupOfItsOwn() {
        assertThat(health.healthForPath("integrations")).isNotNull();
        assertThat(api.get("requester", "/api/integrations").getStatusCode().value())
                .isEqualTo(403);
    }
}
