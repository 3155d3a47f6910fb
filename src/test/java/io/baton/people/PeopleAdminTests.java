package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

@BatonTest
@Capability({"C7.2", "O6.4"})
class PeopleAdminTests {

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @CsvSource({
        "admin, auditor",
        "admin, change-manager",
        "admin, cab-member",
        "auditor, change-manager",
        "auditor, cab-member"
    })
    void refusesRolesThatExcludeEachOther(String one, String other) {
        var answer = roles("admin", Newcomer.with(api, Role.REQUESTER).id(), one, other);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody()).containsEntry("rule", "roles-exclude-each-other");
    }

    @Test
    void refusesMachineRolesForPeople() {
        assertThat(roles("admin", Newcomer.with(api, Role.REQUESTER).id(), Role.PIPELINE)
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void anAdministratorCannotGrantHimselfAnything() {
        assertThat(roles("admin", "admin", Role.ADMIN, Role.AGENT).getBody()).containsEntry("rule", "own-rights");
        assertThat(api.exchange("admin", HttpMethod.PUT, "/api/people/admin/teams", names("network"), Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"requester", "agent", "lead", "process-owner", "auditor", "change-manager"})
    void onlyAdministratorsChangePeople(String person) {
        assertThat(roles(person, "requester2", Role.ADMIN).getStatusCode().value())
                .isEqualTo(403);
        assertThat(api.post(person, "/api/people", Map.of()).getStatusCode().value())
                .isEqualTo(403);
    }

    @Test
    void everyChangeOfRightsIsOnTheLedgerWithOldAndNewValue() {
        var somebody = Newcomer.with(api, Role.REQUESTER);

        somebody.give(api, Role.REQUESTER, Role.AGENT);

        assertThat(jdbc.sql("select count(*) from audit_event where action = 'ROLES_CHANGED' and object_id = ?"
                                + " and actor = 'admin' and privileged")
                        .param(somebody.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void refusesAStaleEdit() {
        var somebody = Newcomer.with(api, Role.REQUESTER);
        var profile = Map.<String, Object>of("name", "B", "email", "b@demo.example", "vip", false, "tier", 0);
        var etag = api.get("admin", somebody.path()).getHeaders().getETag();

        var first = api.exchange("admin", HttpMethod.PUT, somebody.path(), profile, Map.of("If-Match", etag));
        var second = api.exchange("admin", HttpMethod.PUT, somebody.path(), profile, Map.of("If-Match", etag));

        assertThat(first.getStatusCode().value()).isEqualTo(200);
        assertThat(second.getStatusCode().value()).isEqualTo(412);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "aaaaaaaaaaaaaaaa",
                "Ä-very-long-password-Ä-very-long-password-Ä-very-long-password-and-more"
            })
    void refusesWeakPasswords(String password) {
        var answer = api.exchange(
                "admin",
                HttpMethod.PUT,
                Newcomer.with(api, Role.REQUESTER).path() + "/password",
                Map.of("password", password),
                Map.of());

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"admin", "agent-l3", "camunda-admin", "pipeline"})
    void noTeamMayBearTheNameOfARole(String id) {
        assertThat(api.post("admin", "/api/teams", Map.of("id", id, "name", "Sly"))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
    }

    @Test
    void thePageChangesRolesAndSaysWhyNot() {
        var somebody = Newcomer.with(api, Role.REQUESTER);
        var browser = Browser.signedIn(port, "admin", "demo");
        var page = "/console/people/" + somebody.id();

        browser.submit(page, page + "/roles", Map.of("role", "agent", "reason", "joined"));
        assertThat(browser.open(page).body()).contains("The roles are changed.");
        assertThat(api.get("admin", somebody.path()).getBody().toString()).contains("roles=[agent]");

        browser.submit("/console/people/admin", "/console/people/admin/roles", Map.of("role", "agent", "reason", ""));
        assertThat(browser.open("/console/people/admin").body()).contains("Nobody changes his own rights.");
        assertThat(browser.open("/console/people?q=kell").body())
                .contains("Anna Keller")
                .doesNotContain("Bela Novak");
    }

    @Test
    void thePageIsForAdministratorsOnly() {
        assertThat(Browser.signedIn(port, "agent", "demo")
                        .open("/console/people", "Accept", "text/html")
                        .statusCode())
                .isEqualTo(403);
    }

    private ResponseEntity<Map<String, Object>> roles(String asker, String person, String... roles) {
        return api.exchange(asker, HttpMethod.PUT, "/api/people/" + person + "/roles", names(roles), Map.of());
    }

    private static Map<String, Object> names(String... names) {
        return Map.of("names", Set.of(names));
    }
}
