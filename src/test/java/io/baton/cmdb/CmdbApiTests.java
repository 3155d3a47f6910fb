package io.baton.cmdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class CmdbApiTests {

    @Autowired
    private Api api;

    @Test
    void agentReadsItemRelationsAndImpact() {
        var item = api.get("agent", "/api/cmdb/cis/db-042");
        assertThat(item.getStatusCode().value()).isEqualTo(200);
        assertThat(item.getHeaders().getETag()).isEqualTo("\"0\"");
        assertThat(item.getBody()).containsKey("history");
        assertThat(item.getBody().get("item").toString()).contains("owner=applications", "environment=production");

        assertThat(api.text("agent", HttpMethod.GET, "/api/cmdb/cis/db-042/relations", null)
                        .getBody())
                .contains("RUNS_ON")
                .contains("host-db-07");
        assertThat(api.get("agent", "/api/cmdb/cis/host-db-07/impact")
                        .getBody()
                        .get("hits")
                        .toString())
                .contains("svc-web-shop");
        assertThat(api.get("agent", "/api/cmdb/cis/host-db-07/impact?depth=1").getBody())
                .containsEntry("complete", false);
    }

    @Test
    void listIsFilteredAndPaged() {
        var page = api.get("agent", "/api/cmdb/cis?ciClass=service&size=2").getBody();

        assertThat((List<?>) page.get("items")).hasSize(2);
        assertThat((Integer) page.get("total")).isGreaterThan(2);
    }

    @ParameterizedTest(name = "{0} as {1} → {2}")
    @CsvSource({
        "/api/cmdb/cis/none-such, agent, 404",
        "/api/cmdb/cis/none-such/impact, agent, 404",
        "/api/cmdb/cis/db-042/impact?depth=11, agent, 422",
        "/api/cmdb/cis/db-042/impact?depth=many, agent, 400",
        "/api/cmdb/cis?size=0, agent, 422",
        "/api/cmdb/cis/db-042, requester, 403",
        "/api/cmdb/cis/db-042, auditor, 200",
        "/api/cmdb/classes, agent, 200"
    })
    void answersInWords(String path, String person, int status) {
        assertThat(api.text(person, HttpMethod.GET, path, null).getStatusCode().value())
                .isEqualTo(status);
    }

    @Test
    void processOwnerRegistersItemAndNobodyOverwritesUnseen() {
        var body = Map.of("ciClass", "host", "name", "Build host", "owner", "applications", "environment", "test");
        var path = "/api/cmdb/cis/host-build-1";

        var created = api.exchange("process-owner", HttpMethod.PUT, path, body, Map.of());
        assertThat(created.getStatusCode().value()).isEqualTo(201);
        var etag = created.getHeaders().getETag();

        var edited = api.exchange("process-owner", HttpMethod.PUT, path, body, Map.of("If-Match", etag));
        assertThat(edited.getStatusCode().value()).isEqualTo(200);
        assertThat(status("process-owner", path, body, Map.of("If-Match", etag)))
                .isEqualTo(412);
        assertThat(status("process-owner", path, body, Map.of())).isEqualTo(428);
        assertThat(status("agent", path, body, Map.of("If-Match", etag))).isEqualTo(403);
        assertThat(status("auditor", path, body, Map.of("If-Match", etag))).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"ciClass":"host","name":"x","owner":"nobody-here"}                        | 422 | owner
            {"ciClass":"spaceship","name":"x"}                                         | 422 | ciClass
            {"ciClass":"host","name":"x","attributes":{"colour":"red"}}                | 422 | attributes.colour
            {"ciClass":"host","name":"x","serviceTier":9}                              | 422 | serviceTier
            {"ciClass":"host"}                                                         | 422 | name
            {"ciClass":"host","name":"x","surprise":1}                                 | 422 | surprise
            {"ciClass":"host","name":                                                  | 400 |""")
    void refusesItemThatBreaksARule(String body, int status, String named) {
        var answer = api.text("admin", HttpMethod.PUT, "/api/cmdb/cis/host-bad", body);

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getBody()).contains(named == null ? "rule" : named);
        assertThat(api.get("agent", "/api/cmdb/cis/host-bad").getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void relationIsAddedAndRemoved() {
        var path = "/api/cmdb/cis/host-test-01/relations/CONNECTS_TO/sw-core-1";

        assertThat(status("admin", path, Map.of(), Map.of())).isEqualTo(204);
        assertThat(api.get("agent", "/api/cmdb/cis/sw-core-1/impact")
                        .getBody()
                        .get("hits")
                        .toString())
                .contains("host-test-01");
        assertThat(api.text("admin", HttpMethod.DELETE, path, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(api.text("admin", HttpMethod.DELETE, path, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    @Test
    void classGainsAnAttributeWithoutARelease() {
        var body = Map.of(
                "name", "Printer",
                "parent", "item",
                "attributes",
                        List.of(Map.of("name", "colour", "label", "Prints colour", "type", "FLAG", "required", true)));

        assertThat(status("process-owner", "/api/cmdb/classes/printer", body, Map.of()))
                .isEqualTo(200);
        var printer = Map.of("ciClass", "printer", "name", "Printer 1");
        assertThat(status("process-owner", "/api/cmdb/cis/printer-1", printer, Map.of()))
                .isEqualTo(422);
        assertThat(status("agent", "/api/cmdb/classes/printer", body, Map.of())).isEqualTo(403);
    }

    private int status(String person, String path, Object body, Map<String, String> headers) {
        return api.exchange(person, HttpMethod.PUT, path, body, headers)
                .getStatusCode()
                .value();
    }
}
