package io.baton.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.engine.NodeProperty;
import io.baton.engine.ProcessVariables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What Modeler offers as lists is what the product has, no less and no more. */
class ElementTemplateTests {

    private static final Path FOLDER = Path.of("processes/.camunda/element-templates");

    @Test
    void everyDelegateIsOfferedAndNoOther() throws IOException {
        var offered = values("camunda:delegateExpression").stream()
                .map(v -> v.replaceAll("[${}]", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        var delegates = Shipped.beans().stream()
                .filter(bean -> bean.endsWith("Delegate"))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(offered).isEqualTo(delegates);
    }

    @Test
    void everyFormIsOfferedAndNoOther() throws IOException {
        var forms =
                Shipped.models(ModelKind.FORM).stream().map(ModelFile::token).toList();

        assertThat(choices("camunda:formRef")).hasSameElementsAs(forms);
        assertThat(values("camunda:formRefBinding")).containsOnly("latest");
    }

    @Test
    void tablesThatProcessesAskAreOfferedAndExist() throws IOException {
        var tables = Shipped.models(ModelKind.DECISION).stream()
                .map(ModelFile::token)
                .toList();

        assertThat(choices("camunda:decisionRef")).isNotEmpty().isSubsetOf(tables);
    }

    @Test
    void everyPropertyIsOfferedWithItsLegalValues() throws IOException {
        Map<String, NodeProperty> known =
                Shipped.properties().stream().collect(Collectors.toMap(NodeProperty::name, Function.identity()));
        var offered = new TreeSet<String>();
        for (var property : properties()) {
            if (!property.path("binding").path("type").asText().equals("camunda:property")) {
                continue;
            }
            var name = property.path("binding").path("name").asText();
            offered.add(name);
            assertThat(known).containsKey(name);
            var values = choices(property).stream().filter(v -> !v.isEmpty()).toList();
            if (known.get(name).values().isEmpty()) {
                assertThat(values)
                        .allSatisfy(v -> assertThat(ProcessVariables.dictionary())
                                .as(name)
                                .containsKey(v));
            } else {
                assertThat(values).as(name).hasSameElementsAs(known.get(name).values());
            }
        }
        assertThat(offered).isEqualTo(known.keySet());
    }

    @Test
    void templatesHaveDistinctIdsAndSayWhatTheyAreFor() throws IOException {
        var ids = new ArrayList<String>();
        for (var template : templates()) {
            ids.add(template.path("id").asText());
            assertThat(template.path("name").asText()).isNotBlank();
            assertThat(template.path("description").asText()).hasSizeGreaterThan(15);
            assertThat(template.path("version").asInt()).isPositive();
            assertThat(template.path("appliesTo")).isNotEmpty();
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    }

    private static List<String> choices(String binding) throws IOException {
        return properties().stream()
                .filter(p -> p.path("binding").path("name").asText().equals(binding))
                .flatMap(p -> choices(p).stream())
                .distinct()
                .toList();
    }

    private static List<String> choices(JsonNode property) {
        return StreamSupport.stream(property.path("choices").spliterator(), false)
                .map(choice -> choice.path("value").asText())
                .toList();
    }

    private static List<String> values(String binding) throws IOException {
        return properties().stream()
                .filter(p -> p.path("binding").path("name").asText().equals(binding))
                .map(p -> p.path("value").asText())
                .toList();
    }

    private static List<JsonNode> properties() throws IOException {
        var all = new ArrayList<JsonNode>();
        templates().forEach(template -> template.path("properties").forEach(all::add));
        return all;
    }

    private static List<JsonNode> templates() throws IOException {
        var all = new ArrayList<JsonNode>();
        try (var files = Files.list(FOLDER)) {
            for (var file : files.sorted().toList()) {
                new ObjectMapper().readTree(Files.readString(file)).forEach(all::add);
            }
        }
        return all;
    }
}
