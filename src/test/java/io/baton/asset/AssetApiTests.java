package io.baton.asset;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class AssetApiTests {

    @Autowired
    private Api api;

    @Test
    void assetIsAddedCorrectedAndKeepsItsHistory() {
        var path = "/api/assets/LT-777";
        var body = Map.of("kind", "laptop", "model", "T14", "place", "Store room", "status", "IN_STOCK");

        var created = api.exchange("admin", HttpMethod.PUT, path, body, Map.of());
        assertThat(created.getStatusCode().value()).isEqualTo(201);

        var moved = Map.of("kind", "laptop", "model", "T14", "place", "Cellar", "status", "IN_REPAIR");
        var etag = created.getHeaders().getETag();
        assertThat(status("admin", path, moved, Map.of("If-Match", etag))).isEqualTo(200);
        assertThat(status("admin", path, moved, Map.of("If-Match", etag))).isEqualTo(412);
        assertThat(status("admin", path, moved, Map.of())).isEqualTo(428);
        assertThat(api.text("agent", HttpMethod.GET, path + "/history", null).getBody())
                .contains("Store room", "Cellar", "IN_REPAIR", "admin");
    }

    @ParameterizedTest(name = "{0} as {1} → {2}")
    @CsvSource({
        "/api/assets/LT-109, agent, 200",
        "/api/assets/LT-109, auditor, 200",
        "/api/assets/LT-109, requester, 403",
        "/api/assets/none-such, agent, 404",
        "/api/assets/none-such/history, agent, 404",
        "/api/assets?status=IN_STOCK&kind=laptop, agent, 200",
        "/api/assets?status=LOST, agent, 400",
        "/api/assets/licences/office-suite, agent, 200",
        "/api/assets/licences/none-such, agent, 404",
        "/api/assets/licences, requester, 403"
    })
    void answersInWords(String path, String person, int status) {
        assertThat(api.text(person, HttpMethod.GET, path, null).getStatusCode().value())
                .isEqualTo(status);
    }

    @Test
    void refusesUnknownOwner() {
        var body = Map.of("kind", "laptop", "model", "T14", "status", "IN_USE", "owner", "nobody-here");

        var answer = api.exchange("admin", HttpMethod.PUT, "/api/assets/LT-778", body, Map.of());

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().toString()).contains("owner");
    }

    @Test
    void lastSeatIsRefusedWithAReason() {
        assertThat(status("admin", "/api/assets/licences/plotter", Map.of("product", "Plotter", "seats", 1), Map.of()))
                .isEqualTo(200);
        assertThat(status("admin", "/api/assets/licences/plotter/seats/requester", null, Map.of()))
                .isEqualTo(204);
        assertThat(status("admin", "/api/assets/licences/plotter/seats/requester", null, Map.of()))
                .isEqualTo(204);

        var refused =
                api.exchange("admin", HttpMethod.PUT, "/api/assets/licences/plotter/seats/manager", null, Map.of());

        assertThat(refused.getStatusCode().value()).isEqualTo(409);
        assertThat(refused.getBody()).containsEntry("rule", "no-free-seat");
        assertThat(status("admin", "/api/assets/licences/plotter/seats/nobody-here", null, Map.of()))
                .isEqualTo(422);
        assertThat(status("auditor", "/api/assets/licences/plotter/seats/manager", null, Map.of()))
                .isEqualTo(403);
    }

    private int status(String person, String path, Object body, Map<String, String> headers) {
        return api.exchange(person, HttpMethod.PUT, path, body, headers)
                .getStatusCode()
                .value();
    }
}
