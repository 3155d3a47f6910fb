package io.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.RegexPatternTypeFilter;

/** What the product can do, and which tests prove it. */
class CapabilityDocsTests {

    private static final Path DELIVERED = Path.of("src/test/resources/capabilities.tsv");

    @Test
    void everyDeliveredCapabilityIsProvenByATest() throws IOException {
        var tests = testsByRow();
        var unproven = delivered().keySet().stream()
                .filter(row -> !tests.containsKey(row))
                .toList();

        assertThat(unproven).isEmpty();
    }

    @Test
    void testsNameRowsAsTheListWritesThem() {
        assertThat(testsByRow().keySet()).allMatch(row -> row.matches("[A-Z]\\d+\\.\\d+"));
    }

    @Test
    void capabilitiesAreListed() throws IOException {
        var tests = testsByRow();
        var table = new Table("row", "capability", "proven by");
        delivered()
                .forEach((row, capability) ->
                        table.row(row, capability, String.join(", ", tests.getOrDefault(row, new TreeSet<>()))));
        GeneratedPart.checkWhole(Path.of("src/docs/capabilities.md"), """
                # What Baton can do

                Each row of the capability list that is delivered, and the tests that prove it.

                """ + table);
    }

    /** Row id to capability, in the order of the list. */
    private static Map<String, String> delivered() throws IOException {
        var rows = new LinkedHashMap<String, String>();
        for (var line : Files.readAllLines(DELIVERED)) {
            var cells = line.split("\t");
            rows.put(cells[0], cells[1]);
        }
        return rows;
    }

    private static Map<String, TreeSet<String>> testsByRow() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(
                    org.springframework.beans.factory.annotation.AnnotatedBeanDefinition bean) {
                return bean.getMetadata().isIndependent();
            }
        };
        scanner.addIncludeFilter(new RegexPatternTypeFilter(Pattern.compile(".*(Tests|Contract)")));
        var tests = new LinkedHashMap<String, TreeSet<String>>();
        for (var candidate : scanner.findCandidateComponents("io.baton")) {
            add(tests, String.valueOf(candidate.getBeanClassName()));
        }
        return tests;
    }

    private static void add(Map<String, TreeSet<String>> tests, String className) {
        try {
            var type = Class.forName(className, false, CapabilityDocsTests.class.getClassLoader());
            var ofAll = type.getAnnotation(Capability.class);
            if (ofAll != null) {
                add(tests, ofAll, "`" + type.getSimpleName() + "`");
            }
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Capability.class))
                    .forEach(method -> add(tests, method.getAnnotation(Capability.class), named(type, method)));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String named(Class<?> type, Method method) {
        return "`" + type.getSimpleName() + "` " + words(method.getName());
    }

    /** {@code refusesUnknownItem} reads "refuses unknown item". */
    private static String words(String name) {
        return Arrays.stream(name.split("(?=\\p{Lu})"))
                .map(w -> w.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" "));
    }

    private static void add(Map<String, TreeSet<String>> tests, Capability capability, String test) {
        for (var row : capability.value()) {
            tests.computeIfAbsent(row, r -> new TreeSet<>()).add(test);
        }
    }
}
