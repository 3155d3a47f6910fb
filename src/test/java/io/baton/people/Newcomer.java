package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;

/** Somebody made for one test, so that tests that share a server do not disturb the demo people. */
record Newcomer(String id, String password) {

    static Newcomer with(Api api, String... roles) {
        var newcomer = new Newcomer("n" + UUID.randomUUID().toString().substring(0, 8), "correct-horse-battery");
        var created = api.post(
                "admin",
                "/api/people",
                Map.of(
                        "id",
                        newcomer.id(),
                        "name",
                        "New Comer",
                        "email",
                        newcomer.id() + "@demo.example",
                        "vip",
                        false,
                        "tier",
                        0,
                        "password",
                        newcomer.password()));
        assertThat(created.getStatusCode()).isEqualTo(HttpStatus.CREATED);
        newcomer.give(api, roles);
        return newcomer;
    }

    void give(Api api, String... roles) {
        assertThat(api.exchange("admin", HttpMethod.PUT, path() + "/roles", Map.of("names", Set.of(roles)), Map.of())
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    void join(Api api, String... teams) {
        assertThat(api.exchange("admin", HttpMethod.PUT, path() + "/teams", Map.of("names", Set.of(teams)), Map.of())
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
    }

    String path() {
        return "/api/people/" + id;
    }
}
