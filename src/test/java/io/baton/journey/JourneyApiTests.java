package io.baton.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability("O2.5")
class JourneyApiTests {

    private final String id = "journey-" + UUID.randomUUID();

    @Autowired
    Api api;

    @Test
    void aJourneyHasAnOwnerAndServicesAndIsChangedByWhoeverReadItLast() {
        var service = service();
        var created = create("name", "Moving house", "owner", "commander", "services", List.of(service));
        assertThat(created.getStatusCode().value()).as("%s", created.getBody()).isEqualTo(201);
        assertThat(api.get("requester", "/api/journeys/" + id).getBody())
                .containsEntry("owner", "commander")
                .containsEntry("services", List.of(service));
        assertThat(create("name", "Again", "owner", "commander").getStatusCode().value())
                .isEqualTo(409);

        var next = Map.of("name", "Moving", "owner", "lead", "services", List.of());
        assertThat(change(null, next)).isEqualTo(428);
        assertThat(change("\"7\"", next)).isEqualTo(412);
        assertThat(change(created.getHeaders().getETag(), next)).isEqualTo(200);
        assertThat(api.get("requester", "/api/journeys/" + id).getBody())
                .containsEntry("owner", "lead")
                .containsEntry("version", 2)
                .containsEntry("services", List.of());
        assertThat(api.list("requester", "/api/journeys"))
                .extracting(it -> it.get("id"))
                .contains(id);
        assertThat(api.get("auditor", "/api/audit/events?type=JOURNEY_CHANGED&size=200")
                        .getBody()
                        .toString())
                .contains(id);
    }

    @Test
    void everyFaultIsToldWithItsPlace() {
        var service = service();
        assertThat(refused("name", "Nobody's", "services", List.of(service)))
                .contains("field=owner", "name the person who answers");
        assertThat(refused("name", "Unknown", "owner", "nobody-of-that-name"))
                .contains("field=owner", "there is nobody with the sign-in name");
        assertThat(refused("name", "Watched", "owner", "auditor")).contains("field=owner", "cannot act on tickets");
        assertThat(refused("name", " ", "owner", "lead")).contains("field=name");
        assertThat(refused("name", "Two", "owner", "lead", "services", List.of(service, "workplace")))
                .contains("field=services[1]", "belongs to the journey 'new-at-work'");
        assertThat(refused("name", "Twice", "owner", "lead", "services", List.of(service, service.toUpperCase())))
                .contains("field=services[1]", "is named twice");
        assertThat(refused("name", "Typing", "owner", "lead", "services", List.of("Wrokplace")))
                .contains("field=services[0]", "is no service of the inventory or of the catalogue");
        assertThat(api.get("lead", "/api/journeys/" + id).getStatusCode().value())
                .isEqualTo(404);
    }

    @Test
    void whoLeftOwnsNoJourney() {
        var person = "leaver-" + UUID.randomUUID().toString().substring(0, 8);
        var hired = api.post(
                "admin",
                "/api/people",
                Map.of("id", person, "name", "Lea Ver", "email", person + "@demo.example", "vip", false, "tier", 0));
        assertThat(hired.getStatusCode().value()).as("%s", hired.getBody()).isEqualTo(201);
        var left = api.post("admin", "/api/people/" + person + "/disable", Map.of());
        assertThat(left.getStatusCode().is2xxSuccessful())
                .as("%s", left.getBody())
                .isTrue();

        assertThat(refused("name", "Left alone", "owner", person))
                .contains("field=owner", "does not work here any more");
    }

    @Test
    void onlyThoseWhoAnswerForProcessesChangeThem() {
        for (var person : List.of("requester", "agent", "lead", "auditor", "commander")) {
            var answer = api.post(person, "/api/journeys", Map.of("id", id, "name", "Mine", "owner", person));
            assertThat(answer.getStatusCode().value()).as(person).isEqualTo(403);
        }
    }

    private String service() {
        var ci = "svc-" + UUID.randomUUID();
        var answer = api.exchange(
                "admin",
                HttpMethod.PUT,
                "/api/cmdb/cis/" + ci,
                Map.of("ciClass", "service", "name", "Service " + ci, "owner", "network", "environment", "production"),
                Map.of());
        assertThat(answer.getStatusCode().is2xxSuccessful()).isTrue();
        return "Service " + ci;
    }

    private ResponseEntity<Map<String, Object>> create(Object... namesAndValues) {
        var body = new HashMap<String, Object>(Map.of("id", id));
        for (int i = 0; i < namesAndValues.length; i += 2) {
            body.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return api.post("process-owner", "/api/journeys", body);
    }

    private String refused(Object... namesAndValues) {
        var answer = create(namesAndValues);
        assertThat(answer.getStatusCode().value()).as("%s", answer.getBody()).isEqualTo(422);
        return String.valueOf(answer.getBody());
    }

    private int change(@Nullable String etag, Map<String, Object> body) {
        return api.exchange(
                        "process-owner",
                        HttpMethod.PUT,
                        "/api/journeys/" + id,
                        body,
                        etag == null ? Map.of() : Map.of("If-Match", etag))
                .getStatusCode()
                .value();
    }
}
