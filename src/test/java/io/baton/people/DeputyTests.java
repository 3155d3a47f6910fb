package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import io.baton.Capability;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

@BatonTest
@Capability("T6.4")
class DeputyTests {

    @Autowired
    Api api;

    @ParameterizedTest(name = "{0} from {1} to {2}: {3}")
    @CsvSource(textBlock = """
                    process-owner, 0,  3,  deputy
                    auditor,       0,  3,  deputy
                    admin,         0,  3,  deputy
                    nobody-known,  0,  3,  deputy
                    director,      3,  0,  until
                    director,      -9, -2, until
                    director,      0,  40, until""")
    void refusesWhoCannotStandInAndTimesThatAreWrong(String deputy, int from, int until, String field) {
        var answer = name("process-owner", deputy, from, until);

        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().toString()).contains(field);
    }

    @Test
    void everybodyNamesAndEndsHisOwnAndTheAuditorSeesIt() {
        var named = name("commander", "cab-infra", 1, 5);
        assertThat(named.getStatusCode().value()).as("%s", named.getBody()).isEqualTo(201);
        var id = String.valueOf(named.getBody().get("id"));

        assertThat(deputiesOf("auditor", "/api/people/commander/deputies")).contains(id, "cab-infra");
        assertThat(api.exchange("cab-infra", HttpMethod.DELETE, "/api/me/deputies/" + id, null, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(404);
        assertThat(api.exchange("commander", HttpMethod.DELETE, "/api/me/deputies/" + id, null, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(204);
        assertThat(deputiesOf("commander", "/api/me/deputies")).doesNotContain(id);
    }

    @Test
    void administratorNamesADeputyForWhoForgotTo() {
        var today = LocalDate.now();
        var named = api.post(
                "admin",
                "/api/people/cab-app/deputies",
                Map.of("deputy", "cab-infra", "from", today.plusDays(40), "until", today.plusDays(41)));

        assertThat(named.getStatusCode().value()).as("%s", named.getBody()).isEqualTo(201);
        assertThat(named.getBody()).containsEntry("namedBy", "admin");
    }

    @Test
    void dayThatNoCalendarHoldsIsRefusedByItsName() {
        for (var day : List.of("+999999999-12-31", "+300000-01-01")) {
            var refused =
                    api.post("commander", "/api/me/deputies", Map.of("deputy", "agent", "from", day, "until", day));

            assertThat(refused.getStatusCode().value())
                    .as("%s", refused.getBody())
                    .isEqualTo(422);
            assertThat(String.valueOf(refused.getBody())).contains("until");
        }
    }

    private ResponseEntity<Map<String, Object>> name(String person, String deputy, int from, int until) {
        var today = LocalDate.now();
        return api.post(
                person,
                "/api/me/deputies",
                Map.of("deputy", deputy, "from", today.plusDays(from), "until", today.plusDays(until)));
    }

    private String deputiesOf(String reader, String path) {
        return api.text(reader, HttpMethod.GET, path, null).getBody();
    }
}
