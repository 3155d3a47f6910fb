package io.baton.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Api;
import io.baton.BatonTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

/** Bad input is refused in words, never with an error of ours. */
@BatonTest
class ProblemTests {

    private static final String PEOPLE = "/api/people";

    @Autowired
    Api api;

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void refusesBadBodies(String what, String body, int status, String rule) {
        var answer = api.exchange("admin", HttpMethod.POST, PEOPLE, body, Map.of());

        assertThat(answer.getStatusCode().value()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer.getBody()).containsEntry("rule", rule);
        assertThat(answer.getBody().toString()).doesNotContain("Exception", "jackson", "io.baton");
    }

    static Stream<Arguments> refusesBadBodies() {
        return Stream.of(
                Arguments.of("no JSON", "{\"id\":", 400, "malformed"),
                Arguments.of("nothing", "", 400, "malformed"),
                Arguments.of("wrong type", "{\"id\":[\"x\"]}", 400, "wrong-type"),
                Arguments.of("unknown property", "{\"id\":\"x\",\"isAdmin\":true}", 422, "unknown-property"),
                Arguments.of("missing properties", "{\"id\":\"x\"}", 422, "field-invalid"),
                Arguments.of("one property twice", "{\"id\":\"x\",\"id\":\"y\"}", 400, "malformed"),
                Arguments.of("deep nesting", "[".repeat(100_000), 400, "malformed"),
                Arguments.of("a long number", "{\"tier\":" + "9".repeat(5_000) + "}", 400, "malformed"),
                Arguments.of("a long text", "{\"id\":\"" + "x".repeat(300_000) + "\"}", 400, "malformed"));
    }

    @Test
    void refusesOversizedBodies() {
        var answer = api.exchange("admin", HttpMethod.POST, PEOPLE, "x".repeat(1_100_000), Map.of());

        assertThat(answer.getStatusCode().value()).isEqualTo(413);
    }

    @Test
    void namesTheUnknownProperty() {
        var answer = api.post("admin", PEOPLE, Map.of("id", "x", "isAdmin", true));

        assertThat(answer.getBody().get("errors"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .extracting(error -> error.get("field"))
                .isEqualTo(List.of("isAdmin"));
    }

    @Test
    void refusesOtherContentTypesMethodsAndParameters() {
        var text = Map.of("Content-Type", "text/plain");
        assertThat(api.exchange("admin", HttpMethod.POST, PEOPLE, "{}", text)
                        .getStatusCode()
                        .value())
                .isEqualTo(415);
        assertThat(api.exchange("admin", HttpMethod.DELETE, PEOPLE, null, Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(405);
        assertThat(api.get("admin", PEOPLE + "?size=many").getBody()).containsEntry("rule", "wrong-type");
        assertThat(api.get("admin", PEOPLE + "?size=0").getStatusCode().value()).isEqualTo(422);
    }

    @Test
    void tellsWhoMayNotBeforeReadingWhatIsSent() {
        assertThat(api.exchange("agent", HttpMethod.POST, PEOPLE, "{\"id\":", Map.of())
                        .getStatusCode()
                        .value())
                .isEqualTo(403);
    }

    @Test
    void keepsWhatWasNotForeseenToTheLog() {
        var problem = ProblemPages.unforeseen("42");

        assertThat(problem.getStatus()).isEqualTo(500);
        assertThat(problem.getDetail()).contains("42");
        assertThat(problem.getProperties()).containsOnlyKeys("rule", "id");
    }
}
