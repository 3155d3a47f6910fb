package io.baton.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.platform.Ids;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who says which tool deploys what, and what of it is believed. */
@BatonTest
class DeliveryTargetTests {

    private static final String TARGETS = "/api/delivery/targets";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient db;

    private static Map<String, Object> wanted(String service) {
        return new HashMap<>(Map.of(
                "service", service,
                "environment", "production",
                "tool", "stub",
                "job", "succeed",
                "parameters", Map.of("VERSION", "{version}"),
                "within", "PT30M",
                "secret", "only-the-tool-knows"));
    }

    private static String service() {
        return "svc-" + Ids.next();
    }

    @Test
    void theSecretOfATargetIsSealedAndNeverShown() {
        var answer = api.text("change-manager", HttpMethod.POST, TARGETS, wanted(service()));
        assertThat(answer.getStatusCode().value()).isEqualTo(201);
        assertThat(answer.getBody()).contains("\"hasSecret\":true").doesNotContain("only-the-tool-knows");
        assertThat(api.text("auditor", HttpMethod.GET, TARGETS, null).getBody()).doesNotContain("only-the-tool-knows");
        assertThat(db.sql("select secret from delivery_target where secret is not null")
                        .query(String.class)
                        .list())
                .isNotEmpty()
                .noneMatch(secret -> secret.contains("only-the-tool-knows"));
    }

    @Test
    void whatTheToolCannotDoIsRefusedWithTheFieldNamed() {
        refused("job", "explode", "job");
        refused("tool", "nothing-of-the-kind", "tool");
        refused("within", "soon", "within");
        refused("service", "", "service");
        refused("parameters", Map.of("ITSM_DISPATCH_ID", "mine"), "parameters");
    }

    private void refused(String field, Object value, String named) {
        var wanted = wanted(service());
        wanted.put(field, value);
        var answer = api.post("change-manager", TARGETS, wanted);
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(String.valueOf(answer.getBody())).contains("field=" + named);
    }

    @Test
    void thereIsOneTargetForAServiceInAnEnvironment() {
        var service = service();
        api.post("change-manager", TARGETS, wanted(service));

        assertThat(api.post("admin", TARGETS, wanted(service)).getStatusCode().value())
                .isEqualTo(409);
    }

    @Test
    void anEditSaysWhichVersionItIsAboutAndKeepsTheSecret() {
        var service = service();
        var target = api.post("change-manager", TARGETS, wanted(service)).getBody();
        var path = TARGETS + "/" + target.get("id");
        var edit = wanted(service);
        edit.put("job", "fail");
        edit.remove("secret");

        assertThat(put(path, edit, null).getStatusCode().value()).isEqualTo(428);
        assertThat(put(path, edit, "\"1\"").getBody())
                .containsEntry("job", "fail")
                .containsEntry("hasSecret", true)
                .containsEntry("version", 2);
        assertThat(put(path, edit, "\"1\"").getStatusCode().value()).isEqualTo(412);

        assertThat(api.text("change-manager", HttpMethod.DELETE, path, null)
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(api.get("auditor", path).getStatusCode().value()).isEqualTo(404);
    }

    private ResponseEntity<Map<String, Object>> put(String path, Object body, @Nullable String ifMatch) {
        return api.exchange(
                "change-manager", HttpMethod.PUT, path, body, ifMatch == null ? Map.of() : Map.of("If-Match", ifMatch));
    }

    @Test
    void theToolsAreListedAmongTheIntegrations() {
        assertThat(api.list("admin", "/api/integrations"))
                .anySatisfy(one -> assertThat(one).containsEntry("id", "deploy-stub"));
    }
}
