package io.baton.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Capability;
import io.baton.engine.ProcessProperties;
import io.baton.engine.ProcessVariable;
import io.baton.engine.ProcessVariables;
import io.baton.engine.lint.ModelFile;
import io.baton.engine.lint.ModelKind;
import io.baton.engine.lint.Shipped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.DecisionTable;
import org.junit.jupiter.api.Test;

/** The pages for process owners tell what the models are, taken from the models. */
class ModelDocsTests {

    @Test
    void processesAreListed() throws IOException {
        var table = new Table("process", "what it is for", "people do", "tables it asks", "calls");
        for (var file : Shipped.models(ModelKind.PROCESS)) {
            var model = bpmn(file);
            var process = model.getModelElementsByType(Process.class).iterator().next();
            table.row(
                    "[%s](%s)".formatted(process.getName(), file.fileName()),
                    process.getDocumentations().stream()
                            .map(d -> d.getTextContent())
                            .collect(Collectors.joining(" ")),
                    model.getModelElementsByType(UserTask.class).stream()
                            .map(t -> t.getName())
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    model.getModelElementsByType(BusinessRuleTask.class).stream()
                            .map(t -> "[%1$s](../decisions/%1$s.dmn)".formatted(t.getCamundaDecisionRef()))
                            .distinct()
                            .collect(Collectors.joining(", ")),
                    model.getModelElementsByType(CallActivity.class).stream()
                            .map(c -> "[%1$s](%1$s.bpmn)".formatted(c.getCalledElement()))
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        GeneratedPart.check(Path.of("processes/README.md"), "processes", table.toString());
    }

    @Test
    @Capability("O2.4")
    void responsibilitiesAreListed() throws IOException {
        var table = new Table("process", "responsible: does it", "accountable: answers for it");
        for (var file : Shipped.models(ModelKind.PROCESS)) {
            var process =
                    bpmn(file).getModelElementsByType(Process.class).iterator().next();
            var said = propertiesOf(process);
            if (said.containsKey("accountable")) {
                table.row(
                        "[%s](%s)".formatted(process.getName(), file.fileName()),
                        said.getOrDefault("responsible", ""),
                        said.get("accountable"));
            }
        }
        assertThat(table.toString()).contains("sre", "devops-team");
        GeneratedPart.check(Path.of("processes/README.md"), "responsibilities", table.toString());
    }

    private static Map<String, String> propertiesOf(Process process) {
        var said = new TreeMap<String, String>();
        if (process.getExtensionElements() != null) {
            process.getExtensionElements()
                    .getElementsQuery()
                    .filterByType(CamundaProperties.class)
                    .list()
                    .forEach(properties -> properties
                            .getCamundaProperties()
                            .forEach(one -> said.put(one.getCamundaName(), one.getCamundaValue())));
        }
        return said;
    }

    @Test
    void stepsAreListed() throws IOException {
        var names = new TreeMap<String, TreeSet<String>>();
        for (var file : Shipped.models(ModelKind.PROCESS)) {
            for (var task : bpmn(file).getModelElementsByType(ServiceTask.class)) {
                if (task.getCamundaDelegateExpression() == null) {
                    continue; // a robot does it
                }
                names.computeIfAbsent(task.getCamundaDelegateExpression(), k -> new TreeSet<>())
                        .add(task.getName() + " (" + file.token() + ")");
            }
        }
        var table = new Table("delegate", "used as");
        Shipped.beans().stream()
                .filter(bean -> bean.endsWith("Delegate"))
                .forEach(bean -> table.row(
                        "`${" + bean + "}`",
                        String.join(", ", names.getOrDefault("${" + bean + "}", new TreeSet<>()))));
        GeneratedPart.check(Path.of("processes/README.md"), "steps", table.toString());
    }

    @Test
    void propertiesAreListed() throws IOException {
        var table = new Table("property", "values", "what it does");
        Shipped.properties()
                .forEach(p -> table.row(
                        "`" + p.name() + "`",
                        p.values().isEmpty() ? "name of a variable" : String.join(", ", p.values()),
                        p.meaning()));
        GeneratedPart.check(Path.of("processes/README.md"), "properties", table.toString());
    }

    @Test
    void propertiesOfProcessesAreListed() throws IOException {
        var table = new Table("property", "values", "what it says");
        ProcessProperties.known()
                .forEach(p -> table.row(
                        "`" + p.name() + "`",
                        p.values().isEmpty() ? "text" : String.join(", ", p.values()),
                        p.meaning()));
        GeneratedPart.check(Path.of("processes/README.md"), "process properties", table.toString());
    }

    @Test
    void decisionsAreListed() throws IOException {
        var table = new Table("table", "question it answers", "looks at", "answers with", "rules");
        for (var file : Shipped.models(ModelKind.DECISION)) {
            var model = Dmn.readModelFromStream(new ByteArrayInputStream(file.content()));
            for (var rules : model.getModelElementsByType(DecisionTable.class)) {
                var decision = (Decision) rules.getParentElement();
                table.row(
                        "[%s](%s)".formatted(decision.getName(), file.fileName()),
                        decision.getDescription() == null
                                ? ""
                                : decision.getDescription().getTextContent(),
                        rules.getInputs().stream().map(i -> i.getLabel()).collect(Collectors.joining(", ")),
                        rules.getOutputs().stream()
                                .map(o -> Objects.requireNonNullElse(o.getLabel(), o.getName()))
                                .collect(Collectors.joining(", ")),
                        rules.getRules().size() + ", "
                                + rules.getHitPolicy().toString().replace('_', ' '));
            }
        }
        GeneratedPart.check(Path.of("decisions/README.md"), "decisions", table.toString());
    }

    @Test
    void formsAreListed() throws IOException {
        var table = new Table("form", "asked at", "fields (* must be filled)");
        for (var file : Shipped.models(ModelKind.FORM)) {
            var fields = new ArrayList<String>();
            fields(new ObjectMapper().readTree(file.content()).path("components"), fields);
            table.row(
                    "[%s](%s)".formatted(file.token(), file.fileName()),
                    String.join(", ", tasksWith(file.token())),
                    String.join(", ", fields));
        }
        GeneratedPart.check(Path.of("forms/README.md"), "forms", table.toString());
    }

    @Test
    void variablesAreListed() throws IOException {
        var table = new Table("variable", "type", "longest", "meaning");
        ProcessVariables.dictionary()
                .values()
                .forEach(v -> table.row(
                        "`" + v.name() + "`",
                        type(v),
                        v.maxLength() > 0 ? String.valueOf(v.maxLength()) : "",
                        v.meaning()));
        GeneratedPart.checkWhole(Path.of("src/docs/data-dictionary.md"), """
                # Data dictionary

                Every variable that models, tables and forms may use, written from `ProcessVariables`. A process owner adds one
                of the own in the extension property `variables` of a process; see [processes](../../processes/README.md).

                """ + table);
    }

    private static String type(ProcessVariable<?> variable) {
        return switch (variable.type().getSimpleName()) {
            case "String" -> "text";
            case "Boolean" -> "flag";
            case "Date" -> "date";
            case "Json" -> "json";
            default -> "number";
        };
    }

    private static List<String> tasksWith(String form) {
        var tasks = new ArrayList<String>();
        for (var file : Shipped.models(ModelKind.PROCESS)) {
            bpmn(file).getModelElementsByType(UserTask.class).stream()
                    .filter(t -> form.equals(t.getCamundaFormRef()))
                    .forEach(t -> tasks.add(t.getName() + " (" + file.token() + ")"));
        }
        return tasks;
    }

    private static void fields(JsonNode components, List<String> fields) {
        for (var component : components) {
            var editable = component.has("key")
                    && !component.path("readonly").asBoolean(false)
                    && !component.path("disabled").asBoolean(false);
            if (editable) {
                fields.add(component
                                .path("label")
                                .asText(component.path("dateLabel").asText())
                        + (component.path("validate").path("required").asBoolean(false) ? "*" : ""));
            }
            fields(component.path("components"), fields);
        }
    }

    private static BpmnModelInstance bpmn(ModelFile file) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(file.content()));
    }
}
