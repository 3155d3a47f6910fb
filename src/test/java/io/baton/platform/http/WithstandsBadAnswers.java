package io.baton.platform.http;

import static io.baton.StubSystem.cutOff;
import static io.baton.StubSystem.endless;
import static io.baton.StubSystem.hanging;
import static io.baton.StubSystem.json;
import static io.baton.StubSystem.reply;
import static io.baton.StubSystem.silence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.Capability;
import io.baton.StubSystem;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.util.unit.DataSize;

/** What every adapter has to bear: each bad answer is a failed attempt that says why and shows no secret. */
public interface WithstandsBadAnswers {

    String TOKEN = "t0ken-of-this-adapter";

    /** Everything that the adapter does, each on its own, by a connector or outbound door with these settings. */
    List<Runnable> uses(ConnectorSettings settings);

    static Stream<Arguments> badAnswers() {
        return Stream.of(
                Arguments.of(reply(200, "text/html", "<!DOCTYPE html><title>" + TOKEN), "a web page instead of data"),
                Arguments.of(reply(200, "application/json", ""), "answered with nothing"),
                Arguments.of(reply(200, "text/plain", "OK " + TOKEN), "instead of JSON"),
                Arguments.of(endless(), "sent more than allowed"),
                Arguments.of(
                        reply(302, "text/html", "", "Location: https://evil.example/?token=" + TOKEN),
                        "redirects are not followed"),
                Arguments.of(json(401, "{\"token\":\"" + TOKEN + "\"}"), "does not accept the credentials"),
                Arguments.of(json(500, "{\"you sent\":\"" + TOKEN + "\"}"), "has a failure of its own"),
                Arguments.of(json(429, "{}"), "too many calls"),
                Arguments.of(cutOff("{\"a\":"), "broke off"),
                Arguments.of(silence(), "closed the connection without an answer"));
    }

    @ParameterizedTest
    @MethodSource("io.baton.platform.http.WithstandsBadAnswers#badAnswers")
    @Capability("O4.4")
    default void eachBadAnswerIsAFailedAttemptInWords(StubSystem.Behaviour behaviour, String words) {
        try (var stub = new StubSystem().always(behaviour)) {
            for (var use : uses(settings(stub.url(), List.of("127.0.0.1")))) {
                requireTold(use, words);
            }
        }
    }

    @Test
    @Capability("O4.4")
    default void noAnswerInTimeIsAFailedAttemptInWords() {
        try (var stub = new StubSystem().always(hanging())) {
            requireTold(uses(settings(stub.url(), List.of("127.0.0.1"))).get(0), "did not answer");
        }
    }

    @Test
    @Capability("O4.4")
    default void aRefusedConnectionIsAFailedAttemptInWords() {
        var stub = new StubSystem();
        stub.close();
        for (var use : uses(settings(stub.url(), List.of("127.0.0.1")))) {
            requireTold(use, "refuses the connection");
        }
    }

    @Test
    @Capability("O4.4")
    default void anAddressThatIsNotAllowedIsNotCalled() {
        try (var stub = new StubSystem()) {
            for (var use : uses(settings("https://localhost:" + stub.port(), List.of()))) {
                requireTold(use, "is not called");
            }
            assertThat(stub.asked()).isEmpty();
        }
    }

    private static void requireTold(Runnable use, String words) {
        var failed = catchThrowableOfType(CallFailed.class, use::run);
        assertThat(failed).as(words).isNotNull();
        assertThat(failed.summary()).contains(words);
        var trace = new StringWriter();
        failed.printStackTrace(new PrintWriter(trace));
        assertThat(List.of(
                        failed.summary(),
                        failed.request().orElse(""),
                        failed.response().orElse(""),
                        trace.toString()))
                .noneMatch(text -> text.contains(TOKEN));
    }

    private static ConnectorSettings settings(String url, List<String> allowed) {
        return new ConnectorSettings(
                URI.create(url),
                null,
                null,
                TOKEN,
                allowed,
                Duration.ofMillis(200),
                Duration.ofMillis(600),
                DataSize.ofKilobytes(64),
                3,
                Duration.ofMinutes(10),
                "applications");
    }

    /** Each use with a connector of its own, so that no circuit opens in between. */
    static <T> Runnable use(
            ConnectorSettings settings, Function<Connector, T> adapter, java.util.function.Consumer<T> does) {
        return () -> {
            try (var connector = Connectors.outbound().connector("tested", "The system", "test", settings)) {
                does.accept(adapter.apply(connector));
            }
        };
    }
}
