package io.baton.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.stereotype.Component;

/** How far the models that work for a ticket have come, for pictures of them. */
@Component
public class ModelRuns {

    private final HistoryService history;
    private final ProcessProperties processes;
    private final DiagramPicture pictures;

    ModelRuns(HistoryService history, ProcessProperties processes, DiagramPicture pictures) {
        this.history = history;
        this.processes = processes;
        this.pictures = pictures;
    }

    /**
     * One instance of a model.
     *
     * @param process name of the model
     * @param running whether it still goes on
     * @param root whether no other model called it
     * @param here names of the nodes it waits at
     */
    public record ModelRun(
            String definitionId,
            String process,
            boolean running,
            boolean root,
            List<String> here,
            Set<String> activeNodes,
            Set<String> passedNodes) {}

    /** Every instance that worked or works for the ticket, oldest first. */
    public List<ModelRun> of(String businessKey) {
        return SystemContext.call(() -> history
                .createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(businessKey)
                .orderByProcessInstanceStartTime()
                .asc()
                .list()
                .stream()
                .filter(this::isShown)
                .map(this::run)
                .toList());
    }

    private boolean isShown(HistoricProcessInstance instance) {
        var audience = processes.of(instance.getProcessDefinitionId()).get(ProcessProperties.STEPS_FOR);
        return !ProcessProperties.NOBODY.equals(audience);
    }

    /** The model as drawn, with the place where the instance stands. */
    public String picture(ModelRun run) {
        return pictures.svg(run.definitionId(), run.activeNodes(), run.passedNodes());
    }

    private ModelRun run(HistoricProcessInstance instance) {
        var steps = history.createHistoricActivityInstanceQuery()
                .processInstanceId(instance.getId())
                .list();
        return new ModelRun(
                instance.getProcessDefinitionId(),
                instance.getProcessDefinitionName() == null
                        ? instance.getProcessDefinitionKey()
                        : instance.getProcessDefinitionName(),
                instance.getEndTime() == null,
                instance.getSuperProcessInstanceId() == null,
                steps.stream()
                        .filter(ModelRuns::isActive)
                        .map(HistoricActivityInstance::getActivityName)
                        .filter(name -> name != null && !name.isBlank())
                        .distinct()
                        .toList(),
                ids(steps, ModelRuns::isActive),
                ids(steps, step -> step.getEndTime() != null && !step.isCanceled()));
    }

    private static boolean isActive(HistoricActivityInstance step) {
        return step.getEndTime() == null;
    }

    private static Set<String> ids(List<HistoricActivityInstance> steps, Predicate<HistoricActivityInstance> wanted) {
        return steps.stream()
                .filter(wanted)
                .map(HistoricActivityInstance::getActivityId)
                .map(id -> id.replaceFirst("#multiInstanceBody$", ""))
                .collect(Collectors.toSet());
    }
}
