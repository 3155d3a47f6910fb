package io.baton.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.SuspensionState;
import org.camunda.bpm.engine.impl.persistence.entity.TimerEntity;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Timers that rest while their ticket does: those whose node has the property {@value #PROPERTY}, which names the variable
 * with the calendar they count by. What was left of their time then is left when the work goes on.
 */
@Component
public class RestingTimers {

    /** Name of the property. */
    public static final String PROPERTY = "restsOnHold";

    private final ManagementService management;
    private final RuntimeService runtime;
    private final RepositoryService repository;
    private final ProcessEngineConfigurationImpl engine;
    private final WorkingTime time;
    private final Clock clock;

    RestingTimers(
            ManagementService management,
            RuntimeService runtime,
            RepositoryService repository,
            @Lazy ProcessEngineConfigurationImpl engine,
            @Lazy WorkingTime time,
            Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.repository = repository;
        this.engine = engine;
        this.time = time;
        this.clock = clock;
    }

    /** From now on none of them fires. */
    public void rest(String businessKey) {
        change(businessKey, management.createJobQuery().active(), job -> {
            if (calendarVariable(job).isPresent()) {
                job.setSuspensionState(SuspensionState.SUSPENDED.getStateCode());
            }
        });
    }

    /** @param since when they began to rest */
    public void goOn(String businessKey, Instant since) {
        change(
                businessKey,
                management.createJobQuery().suspended(),
                job -> calendarVariable(job).ifPresent(variable -> {
                    job.setDuedate(Date.from(due(job, variable, businessKey, since)));
                    job.setSuspensionState(SuspensionState.ACTIVE.getStateCode());
                }));
    }

    private Instant due(JobEntity job, String variable, String businessKey, Instant since) {
        var named = runtime.getVariable(job.getExecutionId(), variable);
        var calendar = named == null ? WorkingTime.OF_TICKET : named.toString();
        var from =
                job.getCreateTime() != null && job.getCreateTime().toInstant().isAfter(since)
                        ? job.getCreateTime().toInstant()
                        : since;
        var left = time.between(from, job.getDuedate().toInstant(), calendar, businessKey);
        return time.after(clock.instant(), left, calendar, businessKey);
    }

    private interface Change {
        void to(JobEntity timer);
    }

    private void change(String businessKey, JobQuery which, Change change) {
        SystemContext.run(() -> engine.getCommandExecutorTxRequired().execute(context -> {
            for (var instance : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(businessKey)
                    .list()) {
                which.processInstanceId(instance.getId()).timers().list().stream()
                        .filter(TimerEntity.class::isInstance)
                        .map(JobEntity.class::cast)
                        .forEach(change::to);
            }
            return null;
        }));
    }

    private Optional<String> calendarVariable(JobEntity job) {
        var model = repository.getBpmnModelInstance(job.getProcessDefinitionId());
        var node = job.getActivityId() == null ? null : model.getModelElementById(job.getActivityId());
        return node instanceof BaseElement element ? property(element) : Optional.empty();
    }

    private static Optional<String> property(BaseElement element) {
        return properties(element.getExtensionElements() == null ? null : element).stream()
                .filter(property -> PROPERTY.equals(property.getCamundaName()))
                .map(CamundaProperty::getCamundaValue)
                .findFirst();
    }

    private static List<CamundaProperty> properties(@Nullable BaseElement element) {
        return element == null
                ? List.of()
                : element
                        .getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaProperties.class)
                        .list()
                        .stream()
                        .flatMap(all -> all.getCamundaProperties().stream())
                        .filter(Objects::nonNull)
                        .toList();
    }
}
