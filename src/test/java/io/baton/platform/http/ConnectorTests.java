package io.baton.platform.http;

import static io.baton.StubSystem.cutOff;
import static io.baton.StubSystem.endless;
import static io.baton.StubSystem.hanging;
import static io.baton.StubSystem.inTurn;
import static io.baton.StubSystem.json;
import static io.baton.StubSystem.reply;
import static io.baton.StubSystem.silence;
import static io.baton.StubSystem.trickling;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.Capability;
import io.baton.StubSystem;
import io.baton.platform.http.IntegrationStatus.Circuit;
import io.baton.platform.http.IntegrationStatus.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Capability("O4.4")
class ConnectorTests {

    private final StubSystem stub = new StubSystem();
    private final Connector connector = Connectors.impatient("asset", "The register", stub.url());

    @AfterEach
    void close() {
        connector.close();
        stub.close();
    }

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of(reply(200, "text/html", "<html><form>Sign in"), "web page instead of data"),
                Arguments.of(reply(200, "application/json", "<!DOCTYPE html><p>"), "web page instead of data"),
                Arguments.of(reply(200, "application/json", ""), "answered with nothing"),
                Arguments.of(reply(200, "text/plain", "OK"), "instead of JSON"),
                Arguments.of(json(200, "{\"half\": \"an ans"), "cannot be read"),
                Arguments.of(json(200, "{} trailing"), "cannot be read"),
                Arguments.of(json(200, "[".repeat(5000)), "cannot be read"),
                Arguments.of(json(200, "true"), "bare value"),
                Arguments.of(
                        reply(302, "text/html", "", "Location: https://elsewhere.example/login?token=s3cret99"),
                        "wants to send us elsewhere (302 to https://elsewhere.example/login"),
                Arguments.of(json(401, "{}"), "does not accept the credentials (401)"),
                Arguments.of(json(403, "{}"), "does not let us do this (403)"),
                Arguments.of(reply(429, "application/json", "{}", "Retry-After: 17"), "(429) and asks to wait 17 s"),
                Arguments.of(json(500, "{}"), "has a failure of its own (500)"),
                Arguments.of(reply(503, "text/html", "<html>"), "has a failure of its own (503)"),
                Arguments.of(silence(), "closed the connection without an answer"),
                Arguments.of(cutOff("{\"a\":"), "broke off in the middle"),
                Arguments.of(endless(), "sent more than allowed"),
                Arguments.of(hanging(), "did not answer within 2 s"),
                Arguments.of(trickling(), "did not answer within 2 s"));
    }

    @ParameterizedTest
    @MethodSource("badAnswers")
    void tellsBadAnswersInWordsAndCountsThemAgainstTheSystem(StubSystem.Behaviour behaviour, String words) {
        stub.always(behaviour);

        var failed = failed();

        assertThat(failed.summary())
                .startsWith("The register at 127.0.0.1 ")
                .contains(words)
                .doesNotContain("s3cret99");
        assertThat(failed.adapter()).isEqualTo("asset");
        assertThat(failed.request().orElseThrow())
                .startsWith("GET " + stub.url() + "/things/7")
                .contains("Authorization: ***");
        assertThat(connector.status("", "").health()).isEqualTo(Health.DOWN);
        assertThat(connector.status("", "").lastFailureReason()).isEqualTo(failed.summary());
        assertThat(stub.asked()).hasSize(1);
    }

    @Test
    void aRefusedRequestDoesNotMeanThatTheSystemIsDown() {
        stub.always(json(422, "{\"message\":\"name is wrong\"}"));

        var failed = failed();

        assertThat(failed.summary()).contains("refused the request (422)");
        assertThat(failed.response().orElseThrow()).contains("name is wrong");
        assertThat(connector.status("", "").health()).isEqualTo(Health.UP);
    }

    @Test
    void neverShowsItsOwnTokenEvenWhenTheOtherSideRepeatsIt() {
        stub.always(json(500, "{\"you said\": \"t0ken-of-the-test\"}"));

        assertThat(failed().response().orElseThrow()).contains("you said").doesNotContain("t0ken");
        assertThat(stub.asked().get(0).header("Authorization")).isEqualTo("Bearer t0ken-of-the-test");
    }

    @Test
    void leavesADeadSystemAloneUntilAProbeFindsItAlive() {
        stub.always(json(503, "{}"));
        IntStream.range(0, 5).forEach(time -> failed());
        assertThat(connector.status("", "").circuit()).isEqualTo(Circuit.OPEN);

        assertThat(failed().summary()).contains("is left alone for a while");
        assertThat(stub.asked()).hasSize(5);

        stub.always(json(200, "{\"id\":7}"));
        connector.probe().call(Call.get("/ping"));
        assertThat(connector.status("", "").circuit()).isEqualTo(Circuit.CLOSED);
        assertThat(connector.status("", "").health()).isEqualTo(Health.UP);
        assertThat(connector
                        .converse()
                        .call(Call.get("/things/7"))
                        .json()
                        .get("id")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void aDeadSystemHoldsUpNobodyElse() throws InterruptedException {
        stub.always(hanging());
        try (var other = new StubSystem();
                var healthy = Connectors.to("cmdb", "The inventory", other.url())) {
            other.always(json(200, "{\"up\":true}"));
            var waiting = new CountDownLatch(6);
            var callers = IntStream.range(0, 6)
                    .mapToObj(number -> new Thread(() -> {
                        failed();
                        waiting.countDown();
                    }))
                    .toList();
            callers.forEach(Thread::start);

            assertThat(healthy.converse().call(Call.get("/x")).json().get("up").asBoolean())
                    .isTrue();
            waiting.await();
            // Three at a time, and who cannot get a place soon is told so instead of queueing up.
            assertThat(stub.asked()).hasSizeLessThanOrEqualTo(6);
        }
    }

    @Test
    void allCallsOfOneConversationShareOneTimeLimit() {
        var number = inTurn(json(200, "{}"), hanging());
        stub.always(number);
        var conversation = connector.converse();
        var start = System.nanoTime();

        conversation.call(Call.get("/a"));
        assertThat(catchThrowableOfType(CallFailed.class, () -> conversation.call(Call.get("/b")))
                        .summary())
                .contains("did not answer within");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3500));
    }

    @Test
    void sendsValuesOnlyWhereTheyBelong() {
        stub.always(json(200, "{}"));

        connector
                .converse()
                .call(Call.send("POST", "{\"a\":1}", "/things/{}?q={}", "../x y", "1&admin=true")
                        .once("step:1\r\nEvil: 1"));

        var asked = stub.asked().get(0);
        assertThat(asked.path()).isEqualTo("/things/..%2Fx%20y?q=1%26admin%3Dtrue");
        assertThat(asked.body()).isEqualTo("{\"a\":1}");
        assertThat(asked.header("Idempotency-Key")).isEqualTo("step:1--Evil:-1");
        assertThat(asked.header("Evil")).isEmpty();
        assertThat(asked.header("Accept-Encoding")).isEmpty();
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> Call.get("/things/{}", "..")))
                .isNotNull();
    }

    @Test
    void aDeadPortIsToldAtOnce() {
        stub.close();

        assertThat(failed().summary()).contains("refuses the connection");
    }

    @Test
    void doesNotCallThisMachineUnlessItIsNamed() {
        var outbound = Connectors.outbound();
        var settings =
                Connectors.settings("https://localhost:" + stub.port(), List.of("127.0.0.1"), Duration.ofSeconds(2), 3);
        try (var forbidden = outbound.connector("asset", "The register", "test", settings)) {
            var failed = catchThrowableOfType(
                    CallFailed.class, () -> forbidden.converse().call(Call.get("/x")));

            assertThat(failed.summary()).contains("is not called").contains("allowed-hosts");
            assertThat(stub.asked()).isEmpty();
        }
    }

    private CallFailed failed() {
        return catchThrowableOfType(CallFailed.class, () -> connector.converse().call(Call.get("/things/{}", "7")));
    }
}
