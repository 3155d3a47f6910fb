package io.baton.engine;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models that are in force, each in its newest version, as people know them. */
@Component
public class ProcessRegistry {

    /**
     * One step that somebody or something does.
     *
     * @param type as BPMN calls it, such as {@code userTask}
     */
    public record Activity(String id, String name, String type, String documentation) {}

    /** One model. */
    public record Entry(
            String key,
            String name,
            int version,
            @Nullable String versionTag,
            String documentation,
            List<Activity> activities) {

        public Entry {
            activities = List.copyOf(activities);
        }
    }

    private final RepositoryService repository;

    ProcessRegistry(RepositoryService repository) {
        this.repository = repository;
    }

    /** Every model, by name. */
    public List<Entry> all() {
        return SystemContext.call(() -> repository.createProcessDefinitionQuery().latestVersion().list().stream()
                .map(this::entry)
                .sorted(Comparator.comparing(Entry::name))
                .toList());
    }

    public Optional<Entry> find(String key) {
        return SystemContext.call(() -> Optional.ofNullable(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult())
                .map(this::entry));
    }

    private Entry entry(ProcessDefinition definition) {
        var model = repository.getBpmnModelInstance(definition.getId());
        var activities = model.getModelElementsByType(Task.class).stream()
                .map(task -> new Activity(
                        task.getId(),
                        task.getName() == null ? task.getId() : task.getName(),
                        task.getElementType().getTypeName(),
                        words(task)))
                .toList();
        return new Entry(
                definition.getKey(),
                definition.getName() == null ? definition.getKey() : definition.getName(),
                definition.getVersion(),
                definition.getVersionTag(),
                model.getModelElementsByType(Process.class).stream()
                        .findFirst()
                        .map(process -> words(process.getDocumentations()))
                        .orElse(""),
                activities);
    }

    private static String words(FlowNode node) {
        return words(node.getDocumentations());
    }

    private static String words(java.util.Collection<Documentation> documentations) {
        return documentations.stream()
                .map(Documentation::getTextContent)
                .findFirst()
                .orElse("");
    }
}
