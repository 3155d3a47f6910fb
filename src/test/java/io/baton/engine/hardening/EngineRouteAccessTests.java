package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.EngineCall;
import io.baton.engine.hardening.EngineRoutes.Route;
import io.baton.people.Directory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Calls every route of {@code access/engine-rest.csv}, at each of its doors, as somebody of every role. */
@BatonTest
@Capability({"C7.2", "W4.2"})
class EngineRouteAccessTests {

    private static final byte[] NOTHING = {'{', '}'};

    @LocalServerPort
    private int port;

    @Autowired
    private Api api;

    @Autowired
    private Directory directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "requester",
                "agent",
                "lead",
                "change-manager",
                "cab-infra",
                "commander",
                "process-owner",
                "auditor",
                "admin"
            })
    void personOpensExactlyTheListedRoutes(String person) {
        var roles = directory.person(person).orElseThrow().roles();
        assertThat(wrong(EngineCall.asClient(port, person), "/engine-rest", Set.of("both"), roles))
                .isEmpty();

        var browser = EngineCall.inBrowser(port, person);
        assertThat(wrong(browser, EngineCall.COPY, Set.of("both", "apps"), roles))
                .isEmpty();
        assertThat(wrong(browser, "/camunda/api", Set.of("webapp"), roles)).isEmpty();
    }

    @Test
    void machineOpensExactlyTheListedRoutes() {
        var id = "svc-" + UUID.randomUUID().toString().substring(0, 8);
        api.post("admin", "/api/people/services", Map.of("id", id, "name", "Walker", "role", "integration"));
        var machine = EngineCall.anonymously(port).with("Authorization", tokenOf(id));

        assertThat(wrong(machine, "/engine-rest", Set.of("both"), Set.of("integration")))
                .isEmpty();
    }

    /** @return calls that were let in or refused against the list */
    private static List<String> wrong(EngineCall caller, String root, Set<String> doors, Set<String> roles) {
        var wrong = new ArrayList<String>();
        for (var route : EngineRoutes.load().all()) {
            if (!doors.contains(route.door()) || endsTheSession(route)) {
                continue;
            }
            var path = root + "/"
                    + String.join("/", route.segments()).replace("**", "none").replace("{}", "none");
            var sends = Set.of("POST", "PUT", "PATCH").contains(route.method());
            var answer = caller.send(route.method(), path, sends ? "application/json" : null, sends ? NOTHING : null);
            var listed = route.roles().stream().anyMatch(roles::contains);
            var closed = answer.statusCode() == 403 && answer.body().contains("\"engine-route-closed\"");
            if (listed == closed || answer.statusCode() == 401) {
                wrong.add(route.method() + " " + path + " answers " + answer.statusCode() + " to " + roles
                        + ", listed: " + route.roles());
            }
        }
        return wrong;
    }

    private static boolean endsTheSession(Route route) {
        return route.segments().contains("logout");
    }

    private String tokenOf(String machine) {
        var wish = Map.of("owner", machine, "name", "walk", "scopes", List.of("*:read", "*:write"), "expiresInDays", 1);
        return "Bearer " + api.post("admin", "/api/tokens", wish).getBody().get("secret");
    }
}
