package io.baton.engine.hardening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;

/** The corpus bites where nobody guards: what {@link HostileModelTests} sees not happening would happen. */
class UnguardedCorpusTests {

    private static final String MARKER = "baton.attack.marker";
    private static final int BITING = 45;

    @Test
    void mostHostileModelsReachAnUnguardedEngine() throws IOException {
        var unguarded = HardenedEngine.withoutGuards();
        try {
            var reached = HostileModels.corpus()
                    .filter(UnguardedCorpusTests::onlySetsTheMarker)
                    .filter(model -> {
                        System.clearProperty(MARKER);
                        new HostileModels(unguarded.engine()).use(model);
                        return System.getProperty(MARKER) != null;
                    });
            assertThat(reached).hasSizeGreaterThanOrEqualTo(BITING);
        } finally {
            System.clearProperty(MARKER);
            unguarded.afterAll(null);
        }
    }

    private static boolean onlySetsTheMarker(String model) {
        try {
            var text = new ClassPathResource("hostile-models/" + model).getContentAsString(StandardCharsets.UTF_8);
            return text.contains(MARKER) || text.contains(Planted.class.getName());
        } catch (IOException e) {
            throw new AssertionError(model, e);
        }
    }
}
