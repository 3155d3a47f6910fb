package io.baton.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A step can be done by hand only if its delegate declares what it writes. */
@Capability("T4.5")
class DelegateWritesTests {

    private static final Pattern WRITTEN = Pattern.compile("\\b([A-Z][A-Z_]+)\\.set(?:Local)?\\(\\s*execution\\b");
    private static final Pattern DECLARED =
            Pattern.compile("(?:writes|mayWrite)\\(\\)\\s*\\{\\s*return List\\.of\\(([^)]*)\\)");

    static Stream<Path> delegates() throws IOException {
        return Files.walk(Path.of("src/main/java"))
                .filter(file -> file.toString().endsWith("Delegate.java"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("delegates")
    void everyWrittenVariableIsDeclared(Path file) throws IOException {
        var source = Files.readString(file);
        var declared = new TreeSet<String>();
        DECLARED.matcher(source)
                .results()
                .forEach(found -> declared.addAll(
                        Stream.of(found.group(1).split(",")).map(String::strip).toList()));
        var written = new TreeSet<String>();
        WRITTEN.matcher(source).results().forEach(found -> written.add(found.group(1)));

        assertThat(declared)
                .as("writes() and mayWrite() of %s", file.getFileName())
                .containsAll(written);
    }
}
