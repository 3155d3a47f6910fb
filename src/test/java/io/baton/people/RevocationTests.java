package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is taken away from somebody is gone in every place he is signed in. */
@BatonTest
@Capability({"C7.2", "O6.4"})
class RevocationTests {

    /** The promise is five seconds; a node learns of what another one wrote within two. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    Newcomer somebody;
    Browser session;
    String basic;
    String bearer;

    @BeforeEach
    void signInEverywhere() {
        somebody = Newcomer.with(api, Role.REQUESTER, Role.AGENT);
        session = Browser.signedIn(port, somebody.id(), somebody.password());
        session.open("/camunda/app/tasklist/default/");
        basic = "Basic " + Base64.getEncoder().encodeToString((somebody.id() + ":" + somebody.password()).getBytes());
        var made = new Browser(port)
                .post(
                        "/api/me/tokens",
                        "{\"name\":\"t\",\"scopes\":[\"*:read\"],\"expiresInDays\":1}",
                        "Authorization",
                        basic);
        bearer = "Bearer " + made.body().replaceAll(".*\"secret\":\"([^\"]+)\".*", "$1");
        assertThat(doors()).containsExactly(200, 200, 200, 200);
    }

    @Test
    void disablingAPersonShutsEveryDoorAtOnce() {
        api.post("admin", somebody.path() + "/disable", Map.of("reason", "left the company"));

        assertThat(doors()).containsExactly(401, 401, 401, 401);
        assertThat(new Browser(port)
                        .signIn(somebody.id(), somebody.password())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .contains("error");
    }

    @Test
    void whatAnotherNodeRevokesIsGoneWithinFiveSeconds() {
        jdbc.sql("update person set enabled = false where id = ?")
                .param(somebody.id())
                .update();

        await().atMost(PROMISED).untilAsserted(() -> assertThat(doors()).containsExactly(401, 401, 401, 401));
    }

    @Test
    void takingARoleAwayClosesTasklistInARunningSession() {
        somebody.give(api, Role.REQUESTER);

        await().atMost(PROMISED)
                .untilAsserted(() -> assertThat(session.open("/camunda/api/admin/auth/user/default")
                                .body())
                        .doesNotContain("tasklist"));
        assertThat(session.open("/camunda/app/tasklist/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void aNewPasswordEndsSessionsAndTheOldPasswordAtOnce() {
        api.exchange(
                "admin",
                HttpMethod.PUT,
                somebody.path() + "/password",
                Map.of("password", "another-long-password"),
                Map.of());

        assertThat(doors()).containsExactly(401, 401, 401, 200);
    }

    @Test
    void aRevokedTokenIsRefusedAtOnce() {
        var id = bearer.split("_")[2];

        assertThat(api.exchange("admin", HttpMethod.DELETE, "/api/tokens/" + id, null, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);

        assertThat(doors()).containsExactly(200, 200, 200, 401);
    }

    /** Status of the API by session, of Tasklist by session, of the API by password, of the API by token. */
    private Integer[] doors() {
        var client = new Browser(port);
        return new Integer[] {
            session.open("/api/me").statusCode(),
            session.open("/camunda/api/admin/auth/user/default").statusCode(),
            client.open("/api/me", "Authorization", basic).statusCode(),
            client.open("/api/me", "Authorization", bearer).statusCode()
        };
    }
}
