package io.baton.forms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Capability;
import io.baton.engine.ProcessVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every shipped form promises to whoever fills it in. */
class ShippedFormsTests {

    private static final Set<String> TYPES =
            Set.of("checkbox", "text", "textfield", "textarea", "number", "select", "radio", "checklist", "datetime");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(\\w+)}}");

    static Stream<Path> forms() throws IOException {
        try (var files = Files.list(Path.of("forms"))) {
            return files.filter(file -> file.toString().endsWith(".form")).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void idIsTheFileName(Path file) {
        assertThat(file.getFileName().toString())
                .isEqualTo(read(file).path("id").asText() + ".form");
    }

    @ParameterizedTest
    @MethodSource("forms")
    void usesOnlyWhatTasklistCanDraw(Path file) {
        assertThat(read(file).path("schemaVersion").asInt()).isEqualTo(16);
        assertThat(components(file))
                .allSatisfy(component ->
                        assertThat(TYPES).contains(component.path("type").asText()));
    }

    @ParameterizedTest
    @MethodSource("forms")
    @Capability("W6.2")
    void everyFieldHasALabelAndHelpWithAnExample(Path file) {
        assertThat(fields(file)).allSatisfy(field -> {
            var label =
                    field.path(field.has("dateLabel") ? "dateLabel" : "label").asText();
            assertThat(label).isNotBlank();
            assertThat(field.path("description").asText())
                    .as("help of %s", label)
                    .matches("(?s).*(Example|COMPLETED).*")
                    .endsWith(".");
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldIsInTheDictionaryAndNoLongerThanItAllows(Path file) {
        assertThat(fields(file)).allSatisfy(field -> {
            var variable = ProcessVariables.named(field.path("key").asText());
            assertThat(variable).as(field.path("key").asText()).isPresent();
            var type = field.path("type").asText();
            if (type.equals("textfield") || type.equals("textarea")) {
                assertThat(field.path("validate").path("maxLength").asInt())
                        .isBetween(1, variable.orElseThrow().maxLength());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyWordInATemplateIsInTheDictionary(Path file) {
        var named = components(file).stream()
                .flatMap(component ->
                        TEMPLATE.matcher(component.path("text").asText()).results())
                .map(match -> match.group(1))
                .toList();

        assertThat(named)
                .allSatisfy(name ->
                        assertThat(ProcessVariables.named(name)).as(name).isPresent());
    }

    @ParameterizedTest
    @MethodSource("forms")
    @Capability("T7.3")
    void everyFormAsksWhetherTheStepWasNeeded(Path file) {
        assertThat(components(file))
                .filteredOn(component -> component.path("key").asText().equals("stepFlag"))
                .singleElement()
                .satisfies(flag -> {
                    assertThat(flag.path("type").asText()).isEqualTo("checkbox");
                    assertThat(flag.path("label").asText()).isEqualTo("This step was unnecessary or unclear");
                    assertThat(flag.path("validate").path("required").asBoolean())
                            .isFalse();
                });
    }

    /** Beside the form and not in it, because whatever is in a form completes the task. */
    @Test
    @Capability("C2.3")
    void tasklistOffersToEscalateBesideEveryForm() throws IOException {
        var tasklist = Path.of("src/main/resources/META-INF/resources/webjars/camunda/app/tasklist");

        assertThat(tasklist.resolve("scripts/config.js")).content().contains("customScripts: [\"baton/ticket\"");
        assertThat(tasklist.resolve("baton/ticket.js"))
                .content()
                .contains("pluginPoint: \"tasklist.task.action\"", "show(fresh, task, \"escalation\")")
                .containsPattern("export default \\[.*escalate]");
        assertThat(forms())
                .noneSatisfy(file -> assertThat(components(file))
                        .anySatisfy(component ->
                                assertThat(component.path("key").asText()).isEqualTo("escalationReason")));
    }

    @Test
    void everyUserTaskHasAFormAndEveryFormATask() throws IOException {
        assertThat(boundForms())
                .isEqualTo(forms().map(file -> read(file).path("id").asText()).collect(Collectors.toSet()));
    }

    private static Set<String> boundForms() throws IOException {
        try (var files = Files.list(Path.of("processes"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn"))
                    .flatMap(file ->
                            Bpmn.readModelFromFile(file.toFile()).getModelElementsByType(UserTask.class).stream())
                    .map(task -> Objects.requireNonNull(task.getCamundaFormRef(), task.getId()))
                    .collect(Collectors.toSet());
        }
    }

    private static List<JsonNode> fields(Path file) {
        return components(file).stream()
                .filter(component -> component.has("key"))
                .toList();
    }

    private static List<JsonNode> components(Path file) {
        var components = new ArrayList<JsonNode>();
        read(file).path("components").forEach(components::add);
        return components;
    }

    private static JsonNode read(Path file) {
        try {
            return new ObjectMapper().readTree(file.toFile());
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read", e);
        }
    }
}
