package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Models and tables that want to run code, put into the engine past every check at the door. Whatever they reach, it is
 * not the marker.
 */
class HostileModelTests {

    private static final String MARKER = "baton.attack.marker";

    @RegisterExtension
    static final HardenedEngine hardened = new HardenedEngine("dataSource", new Object(), "environment", new Object());

    @BeforeEach
    void clean() {
        System.clearProperty(MARKER);
    }

    static Stream<String> corpus() throws IOException {
        return HostileModels.corpus();
    }

    @Test
    void corpusIsThere() throws IOException {
        assertThat(corpus()).hasSizeGreaterThan(90);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void nothingOfItRuns(String model) {
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new HostileModels(hardened.engine()).use(model));
        assertThat(System.getProperty(MARKER)).isNull();
    }
}
