package io.baton.engine;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What a process says of itself by extension properties, such as for whom its steps are told. */
@Component
public class ProcessProperties {

    /** For whom the steps and decisions of a process are told on a ticket's page; everybody who sees the ticket unless said. */
    public static final String STEPS_FOR = "stepsFor";

    /** For whom the open tasks of a process are named on a ticket's page; everybody who sees the ticket unless said. */
    public static final String TASKS_FOR = "tasksFor";

    /** Only those who work on the ticket. */
    public static final String TEAM = "TEAM";

    /** What happens in such a process is told by the product in words of its own. */
    public static final String NOBODY = "NOBODY";

    /**
     * A property that a process may have.
     *
     * @param values the legal values; empty for any text
     */
    public record Known(String name, List<String> values, String meaning) {}

    private static final List<Known> KNOWN = List.of(
            new Known(
                    "recordType", List.of(), "Kind of the ticket that an instance gets which is started without one."),
            new Known("responsible", List.of(), "Teams or roles that do the work."),
            new Known("accountable", List.of(), "Team or role that answers for it."),
            new Known("variables", List.of(), "Variables of the process's own, with their types."),
            new Known(
                    STEPS_FOR,
                    List.of(TEAM, NOBODY),
                    "TEAM: its steps and decisions are told only to those who work on the ticket. NOBODY: it waits beside"
                            + " the ticket, and neither story nor picture shows it."),
            new Known(
                    TASKS_FOR, List.of(TEAM), "TEAM: its open tasks are named only to those who work on the ticket."));

    private final RepositoryService repository;
    private final Cache<String, Map<String, String>> byDefinition =
            Caffeine.newBuilder().maximumSize(500).build();

    ProcessProperties(@Lazy RepositoryService repository) {
        this.repository = repository;
    }

    /** Every property that a process may have. */
    public static List<Known> known() {
        return KNOWN;
    }

    /** The properties of one version of a process, by name. */
    Map<String, String> of(String definitionId) {
        return byDefinition.get(definitionId, this::read);
    }

    private Map<String, String> read(String definitionId) {
        var key = definitionId.split(":")[0]; // ids are built as key:version:id
        var model = SystemContext.call(() -> repository.getBpmnModelInstance(definitionId));
        return model.getModelElementsByType(Process.class).stream()
                .filter(process -> process.getId().equals(key))
                .map(Process::getExtensionElements)
                .filter(extensions -> extensions != null)
                .flatMap(ProcessProperties::properties)
                .filter(property -> property.getCamundaName() != null && property.getCamundaValue() != null)
                .collect(Collectors.toUnmodifiableMap(
                        CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue, (first, again) -> first));
    }

    private static Stream<CamundaProperty> properties(ExtensionElements extensions) {
        return extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                .flatMap(holder -> holder.getCamundaProperties().stream());
    }
}
