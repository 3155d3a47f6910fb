package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability("C7.2")
class TokenTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Test
    void keepsATokenWithinItsScopes() {
        var token = own("agent", "teams:read");

        assertThat(get("/api/teams", token).statusCode()).isEqualTo(200);
        assertThat(get("/api/me", token).body()).contains("token-scope").contains("me:read");
        assertThat(get("/engine-rest/task", token).body()).contains("engine-rest:read");
    }

    @Test
    void aTokenGivesNoRightItsOwnerLacks() {
        assertThat(get("/api/people", own("agent", "*:read", "*:write")).statusCode())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/me/tokens", "/api/%6de/tokens", "/api/me/password"})
    void aTokenNeverMakesCredentials(String path) {
        var answer = new Browser(port).post(path, "{}", "Authorization", own("agent", "*:write"));

        assertThat(answer.body()).contains("token-by-token");
    }

    @Test
    void aServiceAccountSignsInWithItsTokenAndIsNoPerson() {
        var id = "svc-" + UUID.randomUUID().toString().substring(0, 8);
        api.post("admin", "/api/people/services", Map.of("id", id, "name", "Build server", "role", "pipeline"));
        var made = api.post("admin", "/api/tokens", body(id, "*:read"));
        var token = "Bearer " + made.getBody().get("secret");

        assertThat(get("/api/me", token).statusCode()).isEqualTo(403);
        assertThat(get("/api/tickets", token).statusCode()).isEqualTo(403);
        assertThat(api.get("admin", "/api/people?query=" + id).getBody()).containsEntry("total", 0);
    }

    @Test
    void nobodyMakesATokenThatActsAsAnotherPerson() {
        assertThat(api.post("admin", "/api/tokens", body("agent", "*:read"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tickets", "tickets:delete", "*", "a b:read", ""})
    void refusesScopesItDoesNotKnow(String scope) {
        var body = Map.of("name", "t", "scopes", List.of(scope), "expiresInDays", 1);

        assertThat(api.post("agent", "/api/me/tokens", body).getStatusCode().value())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 367})
    void refusesTokensThatLiveTooLong(int days) {
        var body = Map.of("name", "t", "scopes", List.of("*:read"), "expiresInDays", days);

        assertThat(api.post("agent", "/api/me/tokens", body).getStatusCode().value())
                .isEqualTo(422);
    }

    @Test
    void storesNoSecretAndRecordsMakingAndUse() {
        var token = own("agent", "me:read");
        var id = token.split("_")[2];
        get("/api/me", token);

        assertThat(jdbc.sql("select secret_hash from access_token where id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .hasSize(64)
                .isNotEqualTo(token.split("_")[3]);
        assertThat(jdbc.sql("select action from audit_event where object_type = 'token' and object_id = ? order by id")
                        .param(id)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("TOKEN_CREATED", "TOKEN_USED");
    }

    @Test
    void aTokenOfSomebodyElseIsNotThereToBeRevoked() {
        var id = own("agent", "me:read").split("_")[2];

        assertThat(api.exchange(
                                "requester",
                                org.springframework.http.HttpMethod.DELETE,
                                "/api/me/tokens/" + id,
                                null,
                                Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
    }

    private String own(String person, String... scopes) {
        var body = Map.of("name", "t", "scopes", List.of(scopes), "expiresInDays", 1);
        return "Bearer " + api.post(person, "/api/me/tokens", body).getBody().get("secret");
    }

    private static Map<String, Object> body(String owner, String scope) {
        return Map.of("owner", owner, "name", "t", "scopes", List.of(scope), "expiresInDays", 1);
    }

    private java.net.http.HttpResponse<String> get(String path, String authorization) {
        return new Browser(port).open(path, "Authorization", authorization);
    }
}
