package io.baton.audit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class StandAloneTests {

    @Test
    void theVerifierNeedsNeitherTheServerNorAFramework() throws IOException {
        try (var sources = Files.list(Path.of("src/main/java/io/baton/audit/proof"))) {
            assertThat(sources.toList())
                    .isNotEmpty()
                    .allSatisfy(source -> assertThat(Files.readString(source))
                            .doesNotContain("import org.springframework", "import io.baton"));
        }
    }
}
