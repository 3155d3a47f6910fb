package io.baton.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import io.baton.people.StaffRegister;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability({"W3.5", "C2.2", "T3.5"})
class StaffTests {

    @Autowired
    Api api;

    @Autowired
    StaffRegister register;

    /** Dana works in no queue that other tests fill. */
    @AfterEach
    void asBefore() {
        put("admin", Map.of("skills", List.of("pipelines", "kubernetes")));
    }

    @Test
    void leadSaysWhatSomebodyCanDoAndEverybodyWhoWorksTicketsReadsIt() {
        var answer = put(
                "lead",
                Map.of(
                        "skills",
                        List.of("pipelines", "terraform"),
                        "cap",
                        2,
                        "shift",
                        Map.of(
                                "zone",
                                "Europe/Berlin",
                                "slots",
                                List.of(Map.of("weekday", "MONDAY", "from", "08:00", "until", "16:00")))));
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(200);

        assertThat(register.holders("terraform")).containsExactly("devops1");
        var onMonday = api.list("agent", "/api/staff?team=devops-team&at=2026-03-02T08:00:00Z");
        assertThat(onMonday).hasSize(1);
        assertThat(onMonday.get(0))
                .containsEntry("id", "devops1")
                .containsEntry("cap", 2)
                .containsEntry("presence", "PRESENT")
                .containsEntry("skills", List.of("pipelines", "terraform"));
        assertThat(api.list("auditor", "/api/staff?team=devops-team&at=2026-03-03T08:00:00Z")
                        .get(0))
                .containsEntry("presence", "OFF_SHIFT")
                .containsEntry("until", "2026-03-09T07:00:00Z");
    }

    @Test
    void shiftMayBeABusinessCalendar() {
        assertThat(put("admin", Map.of("skills", List.of(), "shift", Map.of("calendar", "business-hours")))
                        .getStatusCode()
                        .value())
                .isEqualTo(200);

        assertThat(api.list("agent", "/api/staff?team=devops-team&at=2026-03-07T10:00:00Z")
                        .get(0))
                .containsEntry("presence", "OFF_SHIFT");
        assertThat(api.list("agent", "/api/staff?team=devops-team&at=2026-03-04T10:00:00Z")
                        .get(0))
                .containsEntry("presence", "PRESENT");
    }

    @Test
    void onlyTheLeadOfTheTeamOrAnAdministratorChangesIt() {
        assertThat(status("lead", "agent2", Map.of("skills", List.of()), "\"0\""))
                .isEqualTo(403);
        assertThat(status("agent", "devops1", Map.of("skills", List.of()), etag()))
                .isEqualTo(403);
        assertThat(status("auditor", "devops1", Map.of("skills", List.of()), etag()))
                .isEqualTo(403);
    }

    @Test
    void refusesWhatIsWrongNamingThePlaceAndWhoeverWouldOverwriteAnEdit() {
        assertThat(put("lead", Map.of("cap", 0)).getBody().toString()).contains("field=cap");
        assertThat(put("lead", Map.of("shift", Map.of("zone", "UTC"))).getBody().toString())
                .contains("shift.slots");
        var monday = Map.of("weekday", "MONDAY", "from", "08:00", "until", "16:00");
        var overlap = put("lead", Map.of("shift", Map.of("zone", "UTC", "slots", List.of(monday, monday))));
        assertThat(overlap.getStatusCode().value()).isEqualTo(422);
        assertThat(overlap.getBody().toString()).contains("shift.slots[1]", "overlaps");
        assertThat(put("lead", Map.of("skills", java.util.Arrays.asList((Object) null)))
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(api.get("agent", "/api/staff?at=-999999999-01-01T00:00:00Z")
                        .getStatusCode()
                        .value())
                .isEqualTo(422);
        assertThat(status("lead", "devops1", Map.of(), null)).isEqualTo(428);
        assertThat(status("lead", "devops1", Map.of(), "\"99999\"")).isEqualTo(412);
        assertThat(status("admin", "nobody-known", Map.of(), null)).isEqualTo(404);
        assertThat(api.get("agent", "/api/staff?team=no-such").getStatusCode().value())
                .isEqualTo(404);
    }

    private ResponseEntity<Map<String, Object>> put(String person, Map<String, Object> body) {
        return api.exchange(person, HttpMethod.PUT, "/api/staff/devops1", body, Map.of("If-Match", etag()));
    }

    private int status(String person, String of, Map<String, Object> body, @Nullable String etag) {
        return api.exchange(
                        person,
                        HttpMethod.PUT,
                        "/api/staff/" + of,
                        body,
                        etag == null ? Map.of() : Map.of("If-Match", etag))
                .getStatusCode()
                .value();
    }

    private String etag() {
        return String.valueOf(
                api.get("admin", "/api/staff/devops1").getHeaders().getETag());
    }
}
