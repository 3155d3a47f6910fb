package io.baton.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

@BatonTest
class NotificationApiTests {

    @Autowired
    private Api api;

    @Autowired
    private Outbox outbox;

    @ParameterizedTest(name = "{0} as {1} → {2}")
    @CsvSource({
        "/api/notifications/health, admin, 200",
        "/api/notifications/health, agent, 403",
        "/api/notifications/outbox, admin, 200",
        "/api/notifications/outbox?state=FAILED, admin, 200",
        "/api/notifications/outbox?state=LOST, admin, 400",
        "/api/notifications/outbox, auditor, 403",
        "/api/tickets/REQ-1999-000001/notifications, requester, 404"
    })
    void answersInWords(String path, String person, int status) {
        assertThat(api.text(person, HttpMethod.GET, path, null).getStatusCode().value())
                .isEqualTo(status);
    }

    @Test
    void adminHasAFailedMessageTriedAgain() {
        outbox.add(new Outbox.Draft(
                "none",
                "ENDED",
                "NotificationApiTests|1",
                "REQUESTER",
                "requester",
                "r@example.org",
                "MAIL",
                "x",
                1,
                "s",
                "b"));
        var id = outbox.about("none").get(0).id();
        outbox.giveUp(id, "550 no such user");

        assertThat(api.post("auditor", "/api/notifications/outbox/" + id + "/retry", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
        assertThat(api.post("admin", "/api/notifications/outbox/" + id + "/retry", null)
                        .getBody())
                .containsEntry("state", "QUEUED");
        assertThat(api.post("admin", "/api/notifications/outbox/" + id + "/retry", null)
                        .getStatusCode()
                        .value())
                .isEqualTo(409);
    }
}
