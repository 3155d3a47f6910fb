package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Browser;
import io.baton.Capability;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpMethod;

@BatonTest
@Capability("C7.2")
class SignInTests {

    @LocalServerPort
    int port;

    @LocalManagementPort
    int managementPort;

    @Autowired
    Api api;

    @ParameterizedTest
    @ValueSource(strings = {"/api/me", "/api/tickets", "/api/nothing", "/engine-rest/task", "/engine-rest/engine"})
    void answersAnonymousCallsWithAProblemAndNeverARedirect(String path) {
        var answer = new Browser(port).open(path);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).anyMatch(v -> v.startsWith("Basic"));
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body()).contains("not-signed-in");
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void doesNotMakeABrowserOpenItsPasswordBox() {
        var answer = new Browser(port).open("/api/me", "Sec-Fetch-Mode", "cors");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().allValues("WWW-Authenticate")).noneMatch(v -> v.startsWith("Basic"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/portal", "/console/people", "/camunda/app/tasklist/default/", "/swagger-ui/index.html", "/no"})
    void sendsAnonymousBrowsersToTheLoginPage(String path) {
        var answer = new Browser(port).open(path, "Accept", "text/html");

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/login");
    }

    @Test
    void opensPortalTasklistAndApiWithOneSignIn() {
        var browser = Browser.signedIn(port, "agent", "demo");

        assertThat(browser.open("/portal", "Accept", "text/html").statusCode()).isEqualTo(200);
        assertThat(browser.open("/camunda/app/tasklist/default/").statusCode()).isEqualTo(200);
        assertThat(browser.open("/camunda/api/admin/auth/user/default").body())
                .contains("\"userId\":\"agent\"")
                .contains("tasklist")
                .doesNotContain("cockpit");
        assertThat(browser.open("/api/me").body()).contains("\"id\":\"agent\"");
        assertThat(browser.open("/camunda/app/cockpit/default/").statusCode()).isEqualTo(403);
    }

    @Test
    void signingOutInTasklistEndsTheOneSession() {
        var browser = Browser.signedIn(port, "agent", "demo");
        browser.open("/camunda/app/tasklist/default/");

        var answer = browser.post("/camunda/api/admin/auth/user/default/logout", "");

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(browser.open("/api/me").statusCode()).isEqualTo(401);
    }

    @Test
    void refusesAChangeByASessionWithoutItsToken() {
        var browser = Browser.signedIn(port, "agent", "demo");
        var body = "{\"name\":\"t\",\"scopes\":[\"me:read\"],\"expiresInDays\":1}";

        assertThat(browser.post("/api/me/tokens", body).body()).contains("csrf-token");

        var csrf = browser.open("/api/me/csrf").body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
        assertThat(browser.post("/api/me/tokens", body, "X-CSRF-TOKEN", csrf).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cross-site", "same-site"})
    void refusesAChangeThatAnotherSiteSends(String site) {
        var answer = new Browser(port)
                .post("/api/me/tokens", "{}", "Authorization", "Basic YWdlbnQ6ZGVtbw==", "Sec-Fetch-Site", site);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("cross-site");
    }

    @Test
    void credentialsWinOverASessionAndAreNotMixedWithIt() {
        var browser = Browser.signedIn(port, "admin", "demo");

        assertThat(browser.open("/api/me", "Authorization", "Basic YWRtaW46d3Jvbmc=")
                        .statusCode())
                .isEqualTo(401);
        assertThat(browser.open("/api/me", "Authorization", "Basic YWdlbnQ6ZGVtbw==")
                        .body())
                .contains("\"id\":\"agent\"");
    }

    @Test
    void keepsTheEnginesOwnSetupAndSignInShut() {
        var admin = Browser.signedIn(port, "admin", "demo");
        var user = "{\"profile\":{\"id\":\"evil\"},\"credentials\":{\"password\":\"x\"}}";

        assertThat(new Browser(port)
                        .post("/camunda/api/admin/setup/default/user/create", user)
                        .statusCode())
                .isIn(401, 403);
        assertThat(admin.post("/camunda/api/admin/setup/default/user/create", user)
                        .statusCode())
                .isEqualTo(403);
        assertThat(admin.open("/camunda/app/admin/default/setup/").statusCode()).isEqualTo(403);
        assertThat(admin.post("/camunda/api/admin/auth/user/default/login/admin", "")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void slowsGuessingDownWithoutLockingAnybodyElseOut() {
        var victim = Newcomer.with(api, Role.REQUESTER);
        var guesser = new Browser(port);

        for (int i = 0; i < 10; i++) {
            guesser.signIn(victim.id(), "wrong-" + i);
        }

        assertThat(guesser.signIn(victim.id(), victim.password())
                        .headers()
                        .firstValue("Location")
                        .orElseThrow())
                .endsWith("/login?error=limit");
        assertThat(api.get("agent", "/api/me").getStatusCode().value()).isEqualTo(200);
    }

    @Test
    void sendsSecurityHeadersWithPagesAndAnswers() {
        var page = new Browser(port).open("/login", "Accept", "text/html").headers();

        assertThat(page.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(page.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(page.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(page.firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly")
                .contains("SameSite=Lax");
        assertThat(new Browser(port).open("/api/me").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'none'"));
    }

    @Test
    void showsHealthOnTheManagementPortOnlyAndNothingElse() {
        var management = new Browser(managementPort);

        assertThat(management.open("/actuator/health").body())
                .isEqualTo("{\"status\":\"UP\",\"groups\":[\"integrations\"]}");
        assertThat(management.open("/actuator/prometheus").statusCode()).isEqualTo(200);
        for (var closed :
                new String[] {"env", "beans", "heapdump", "configprops", "loggers", "shutdown", "threaddump"}) {
            assertThat(management.open("/actuator/" + closed).statusCode())
                    .as(closed)
                    .isEqualTo(404);
        }
        assertThat(new Browser(port).open("/actuator/health").statusCode()).isEqualTo(404);
    }

    @Test
    void saysNothingAboutAPathThatDoesNotExist() {
        assertThat(api.text("agent", HttpMethod.GET, "/api/nothing", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(api.text("agent", HttpMethod.POST, "/api/nothing", Map.of()).getBody())
                .doesNotContain("Exception")
                .doesNotContain("io.baton");
    }
}
