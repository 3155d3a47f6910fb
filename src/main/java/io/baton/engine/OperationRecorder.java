package io.baton.engine;

import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.event.HistoryEventTypes;
import org.camunda.bpm.engine.impl.history.event.UserOperationLogEntryEventEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Copies what people do to the engine itself, in Cockpit, Admin or over engine-rest, to the ledger: deployments,
 * variables, jobs, authorizations, instances. What the product does on somebody's behalf is recorded by whoever does it,
 * and so is work on tasks.
 */
@Component
class OperationRecorder implements HistoryListener {

    private final ObjectProvider<AuditLedger> ledger;
    private final StoredVariables stored;

    OperationRecorder(ObjectProvider<AuditLedger> ledger, StoredVariables stored) {
        this.ledger = ledger;
        this.stored = stored;
    }

    @Override
    public void on(HistoryEvent event) {
        if (SystemContext.isActive()) {
            return;
        }
        if (event instanceof HistoricVariableUpdateEventEntity change) {
            if (Context.getCommandContext().getAuthenticatedUserId() != null) {
                VariableChanges.remember(change);
            }
        } else if (event instanceof UserOperationLogEntryEventEntity operation) {
            record(operation);
        }
    }

    private void record(UserOperationLogEntryEventEntity operation) {
        if (EntityTypes.VARIABLE.equals(operation.getEntityType())) {
            var changes = VariableChanges.take();
            changes.forEach(change -> append(operation, changed(operation, change)));
            if (!changes.isEmpty()) {
                return;
            }
        }
        if (!UserOperationLogEntry.CATEGORY_TASK_WORKER.equals(operation.getCategory())) {
            append(
                    operation,
                    event(operation, objectId(operation))
                            .with("property", operation.getProperty())
                            .changed(operation.getOrgValue(), operation.getNewValue()));
        }
    }

    private AuditEvent changed(UserOperationLogEntryEventEntity operation, HistoricVariableUpdateEventEntity change) {
        var gone = change.isEventOfType(HistoryEventTypes.VARIABLE_INSTANCE_DELETE);
        return event(operation, change.getVariableName())
                .with("execution", change.getExecutionId())
                .with("task", change.getTaskId())
                .changed(stored.valueOf(change.getVariableInstanceId()), gone ? null : StoredVariables.text(change));
    }

    private void append(UserOperationLogEntryEventEntity operation, AuditEvent event) {
        var category = operation.getCategory();
        var known = UserOperationLogEntry.CATEGORY_TASK_WORKER.equals(category) ? event : event.asPrivileged();
        var person = operation.getUserId();
        ledger.getObject()
                .append(
                        person == null || person.equals(CurrentActor.get().id())
                                ? known
                                : known.by(new Actor("person", person)));
    }

    private static AuditEvent event(UserOperationLogEntryEventEntity operation, String objectId) {
        var action = "ENGINE_" + spaced(operation.getOperationType(), "_").toUpperCase(Locale.ROOT);
        var type = spaced(String.valueOf(operation.getEntityType()), "-").toLowerCase(Locale.ROOT);
        return AuditEvent.of(action, type, objectId)
                .forTicket(businessKey(operation.getProcessInstanceId()), category(operation.getProcessInstanceId()))
                .because(operation.getAnnotation())
                .with("operation", operation.getOperationId())
                .with("process", operation.getProcessDefinitionKey())
                .with("instance", operation.getProcessInstanceId())
                .with("deployment", operation.getDeploymentId())
                .with("job", operation.getJobId());
    }

    /** The most telling id there is; authorizations have none in the engine's log. */
    private static String objectId(UserOperationLogEntryEventEntity operation) {
        return Stream.of(
                        operation.getExternalTaskId(),
                        operation.getJobId(),
                        operation.getBatchId(),
                        operation.getTaskId(),
                        operation.getProcessInstanceId(),
                        operation.getProcessDefinitionId(),
                        operation.getDeploymentId(),
                        operation.getOperationId())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private static @Nullable String businessKey(@Nullable String instance) {
        if (instance == null) {
            return null;
        }
        var running = Context.getCommandContext().getExecutionManager().findExecutionById(instance);
        if (running != null) {
            return running.getProcessBusinessKey();
        }
        var ended =
                Context.getCommandContext().getHistoricProcessInstanceManager().findHistoricProcessInstance(instance);
        return ended == null ? null : ended.getBusinessKey();
    }

    private static @Nullable String category(@Nullable String instance) {
        var running = instance == null
                ? null
                : Context.getCommandContext().getExecutionManager().findExecutionById(instance);
        return running != null && running.getVariable(ProcessVariables.CATEGORY.name()) instanceof String category
                ? category
                : null;
    }

    private static String spaced(String camelCase, String separator) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", separator);
    }
}
