package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

@BatonTest
class ApiDescriptionTests {

    @Autowired
    private Api api;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    private JsonNode description;

    @BeforeEach
    void read() throws IOException {
        description = new ObjectMapper()
                .readTree(api.text("requester", HttpMethod.GET, "/api/openapi.json", null)
                        .getBody());
    }

    @Test
    void namesTheProductAndHowToSignIn() {
        assertThat(description.at("/info/title").asText()).isEqualTo("Baton");
        assertThat(description.at("/info/version").asText()).isNotEmpty();
        assertThat(description.at("/components/securitySchemes/basic/scheme").asText())
                .isEqualTo("basic");
        assertThat(description.at("/components/securitySchemes/bearer/scheme").asText())
                .isEqualTo("bearer");
        assertThat(description.get("security")).hasSize(2);
    }

    @Test
    @Capability("O4.4")
    void listsEveryRouteOfTheApiAndNothingElse() {
        var described = new TreeSet<String>();
        description.get("paths").fieldNames().forEachRemaining(described::add);

        assertThat(described).isEqualTo(routes());
    }

    @Test
    void saysOfEveryOperationHowItRefusesAndWhoMayCallIt() {
        assertThat(description
                        .at("/components/schemas/Problem/properties/rule/type")
                        .asText())
                .isEqualTo("string");
        description
                .get("paths")
                .forEach(path -> path.forEach(operation -> {
                    assertThat(operation
                                    .at("/responses/default/content/application~1problem+json/schema/$ref")
                                    .asText())
                            .as(operation.path("operationId").asText())
                            .isEqualTo("#/components/schemas/Problem");
                    assertThat(operation.path("x-roles"))
                            .as(operation.path("operationId").asText())
                            .isNotEmpty();
                }));
        assertThat(StreamSupport.stream(
                                description
                                        .at("/paths/~1api~1audit~1verify/get/x-roles")
                                        .spliterator(),
                                false)
                        .map(JsonNode::asText))
                .containsExactly("auditor");
    }

    @Test
    void isForPeopleWhoAreSignedIn() {
        assertThat(api.anonymous(HttpMethod.GET, "/api/openapi.json", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(api.anonymous(HttpMethod.GET, "/swagger-ui/index.html", null).getBody())
                .doesNotContain("swagger-ui-bundle");
    }

    private Set<String> routes() {
        var routes = new TreeSet<String>();
        requestMappingHandlerMapping
                .getHandlerMethods()
                .keySet()
                .forEach(route -> route.getPatternValues().stream()
                        .filter(pattern -> pattern.startsWith("/api/") && !pattern.startsWith("/api/openapi.json"))
                        .map(pattern -> pattern.replaceAll("\\{(\\w+):[^}]*}", "{$1}"))
                        .forEach(routes::add));
        return routes;
    }
}
