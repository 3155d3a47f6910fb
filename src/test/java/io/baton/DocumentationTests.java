package io.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the pages say about the product must stay true when the product changes. */
class DocumentationTests {

    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]*)(?:#([^)\\s]+))?\\)");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:BATON_[A-Z0-9_]*[A-Z0-9]|PORT)\\b");
    private static final Pattern TEST = Pattern.compile("`(\\w+Tests)`");

    static List<Path> pages() {
        return Stream.of("README.md", "docker", "src/docs", "processes", "decisions", "forms")
                .map(Path::of)
                .filter(Files::exists)
                .flatMap(DocumentationTests::filesIn)
                .filter(file -> file.toString().endsWith(".md"))
                .sorted()
                .toList();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) {
        var dead = new ArrayList<String>();
        var links = LINK.matcher(read(page));
        while (links.find()) {
            var path = links.group(1);
            if (path.startsWith("http")) {
                continue;
            }
            var target = path.isEmpty() ? page : page.resolveSibling(path).normalize();
            if (!Files.exists(target)
                    || (links.group(2) != null && !anchorsOf(target).contains(links.group(2)))) {
                dead.add(links.group());
            }
        }
        assertThat(dead).isEmpty();
    }

    @Test
    void operatorsReadAboutEveryVariable() {
        var documented = variablesIn(Path.of("src/docs/operations.md"));
        var read = variablesIn(Path.of("src/main/resources/application.yaml"));
        var offered = variablesIn(Path.of("docker/compose.yaml"));
        offered.remove("BATON_PORT"); // of the compose file itself

        assertThat(documented).containsAll(read).containsAll(offered);
    }

    @Test
    void everyControlNamesATestThatExists() {
        var tests = filesIn(Path.of("src/test/java"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .collect(Collectors.toSet());
        var named = TEST.matcher(read(Path.of("src/docs/security.md")))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).isNotEmpty();
        assertThat(tests).containsAll(named);
    }

    @Test
    void decisionsTakenAreNumberedAndSayWhatTheyCost() {
        var decisions = filesIn(Path.of("src/docs/adr")).sorted().toList();

        assertThat(decisions)
                .extracting(file -> file.getFileName().toString().substring(0, 4))
                .doesNotHaveDuplicates();
        assertThat(decisions)
                .allSatisfy(file -> assertThat(read(file))
                        .startsWith("# " + file.getFileName().toString().substring(0, 4))
                        .contains("Status:", "## Context", "## Decision", "## Consequences"));
    }

    @Test
    void readmeStaysShort() {
        assertThat(read(Path.of("README.md")).lines().count()).isLessThanOrEqualTo(200);
    }

    private static Set<String> variablesIn(Path file) {
        return VARIABLE.matcher(read(file))
                .results()
                .map(match -> match.group())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> anchorsOf(Path page) {
        return read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ +", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Stream<Path> filesIn(Path place) {
        try (var files = Files.walk(place)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
