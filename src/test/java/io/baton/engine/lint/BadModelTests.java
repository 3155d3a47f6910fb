package io.baton.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.engine.KnownStep;
import io.baton.engine.TableWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Careless and hostile models: each lies in a folder named after the one rule that must refuse it. */
class BadModelTests {

    private static final Path CORPUS = Path.of("src/test/resources/bad-models");
    private static final String BESIDE = "beside";
    private static final ModelLint LINT = new ModelLint(new Vocabulary(
            Set.of("sayThanksDelegate"),
            Shipped.properties(),
            List.of(new TableWords("task-plan", "subcategory", "catalogue item", () -> Set.of("laptop"))),
            List.of(new KnownStep("known-step", "Task_SignOff", "anybody could sign off"))));

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    @Capability("T6.5")
    void isRefusedByItsRule(Path path) throws IOException {
        var rule = path.getParent().getFileName().toString();
        var file = read(path);

        var errors = Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(20),
                () -> LINT.check(List.of(file), beside()).stream()
                        .filter(Finding::isError)
                        .toList());

        assertThat(errors.stream().map(Finding::rule).collect(Collectors.toSet()))
                .as(errors.stream().map(Finding::inWords).collect(Collectors.joining("\n")))
                .containsExactly(rule);
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.file()).isEqualTo(file.name());
            assertThat(error.element()).isNotBlank();
            assertThat(error.message()).as("says what would be right").hasSizeGreaterThan(20);
        });
    }

    @Test
    void modelsBesideThemKeepEveryRule() {
        var findings = LINT.check(beside().all(), Deployed.NOTHING);

        assertThat(findings.stream().filter(Finding::isError)).isEmpty();
    }

    @Test
    void everyRuleHasABadModel() throws IOException {
        var shown = folders().stream().map(p -> p.getFileName().toString()).toList();

        assertThat(rulesInTheCode()).isSubsetOf(shown);
    }

    static Stream<Path> corpus() throws IOException {
        return folders().stream().filter(p -> !p.endsWith(BESIDE)).flatMap(BadModelTests::files);
    }

    private static List<Path> folders() throws IOException {
        try (var folders = Files.list(CORPUS)) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all rules that can refuse a model, read off the sources. */
    private static Set<String> rulesInTheCode() throws IOException {
        var names = new TreeSet<String>();
        var error = Pattern.compile("error\\(\\s*\"([a-z-]+)\"");
        try (var sources = Files.list(Path.of("src/main/java/io/baton/engine/lint"))) {
            for (var source : sources.toList()) {
                error.matcher(Files.readString(source)).results().forEach(found -> names.add(found.group(1)));
            }
        }
        assertThat(names).hasSizeGreaterThan(30);
        return names;
    }

    private static Beside beside() {
        return new Beside(files(CORPUS.resolve(BESIDE)).map(BadModelTests::read).toList());
    }

    private static ModelFile read(Path path) {
        try {
            return new ModelFile(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Beside(List<ModelFile> all) implements Deployed {

        @Override
        public Collection<ModelFile> processesAndDecisions() {
            return all.stream()
                    .filter(file -> file.kind().stream().noneMatch(ModelKind.FORM::equals))
                    .toList();
        }

        @Override
        public boolean hasForm(String id) {
            return all.stream().anyMatch(file -> file.name().equals(id + ".form"));
        }
    }
}
