package io.baton.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The examples for CI systems are what they claim to be. */
@Capability("W3.6")
class CiExampleTests {

    static final Path EXAMPLES = Path.of("docker/ci-examples").toAbsolutePath();

    static Stream<Path> examples() throws IOException {
        try (var files = Files.list(EXAMPLES)) {
            return files.filter(file -> !file.toString().endsWith(".md")).sorted().toList().stream();
        }
    }

    static Stream<Path> yaml() throws IOException {
        return examples().filter(file -> file.toString().endsWith(".yml"));
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void isYamlWithStepsInIt(Path file) throws IOException {
        Map<String, Object> document = new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));

        assertThat(document).isNotEmpty();
        assertThat(document.toString()).contains("gate.sh", "sha256sum -c");
    }

    @ParameterizedTest
    @MethodSource("examples")
    void asksBeforeItDeploysAndReportsAfterwards(Path file) throws IOException {
        var text = Files.readString(file);

        assertThat(text).contains("sha256sum -c", "sh gate.sh result");
        assertThat(text)
                .as("nothing that goes on although the gate is closed")
                .doesNotContain("|| true")
                .doesNotContain("continue-on-error")
                .doesNotContain("allow_failure");
        assertThat(text).as("a token is on no command line").doesNotContainPattern("gate\\.sh[^\\n]*TOKEN");
    }

    @Test
    void theTableNamesEveryExample() throws IOException {
        var table = Files.readString(EXAMPLES.resolve("README.md"));

        assertThat(examples().map(file -> "(" + file.getFileName() + ")")).allMatch(table::contains);
    }

    @Test
    void whatGithubFillsInIsNeverPartOfAScript() throws IOException {
        assertThat(Files.readString(EXAMPLES.resolve("github-actions.yml")).lines())
                .filteredOn(line -> line.contains("run:") || line.stripLeading().startsWith("sh "))
                .noneMatch(line -> line.contains("${{"));
    }
}
