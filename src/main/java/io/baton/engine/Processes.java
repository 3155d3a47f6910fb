package io.baton.engine;

import io.baton.platform.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.EventSubscription;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts models and tells running ones what happened. Joins the caller's transaction. */
@Component
public class Processes {

    private final RuntimeService runtime;
    private final RepositoryService repository;

    Processes(RuntimeService runtime, RepositoryService repository) {
        this.runtime = runtime;
        this.repository = repository;
    }

    /**
     * Starts the newest version of a model for a ticket.
     *
     * @param process id of the model
     * @param businessKey the ticket key
     * @return id of the process instance
     */
    public String start(String process, String businessKey, Map<String, ?> variables) {
        return SystemContext.call(() -> runtime.startProcessInstanceByKey(process, businessKey, typed(variables))
                .getId());
    }

    /**
     * Starts the model that begins with a message, with a ticket of its own.
     *
     * @return the key of that ticket; empty when no model begins with the message
     */
    public Optional<String> startByMessage(String message, Map<String, ?> variables) {
        return SystemContext.call(() -> {
            var receivers = repository
                    .createProcessDefinitionQuery()
                    .messageEventSubscriptionName(message)
                    .count();
            if (receivers == 0) {
                return Optional.empty();
            }
            var started = runtime.startProcessInstanceByMessage(message, typed(variables));
            return Optional.ofNullable(runtime.createProcessInstanceQuery()
                    .processInstanceId(started.getId())
                    .singleResult()
                    .getBusinessKey());
        });
    }

    /**
     * Delivers a message to the one place in the ticket's models that waits for it.
     *
     * @throws Refusal 409 when nothing waits for it
     */
    public void correlate(String message, String businessKey, Map<String, ? extends @Nullable Object> variables) {
        SystemContext.run(() -> {
            try {
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(businessKey)
                        .setVariables(typed(variables))
                        .correlate();
            } catch (MismatchingMessageCorrelationException e) {
                throw Refusal.conflict(
                        "message-not-expected",
                        "Ticket " + businessKey + " does not wait for '" + message + "' at the moment.");
            }
        });
    }

    /**
     * Delivers a message to the instance of a ticket whose variable has that value, if it waits for it already.
     *
     * @return whether somebody waited
     */
    public boolean tellWaiting(
            String message,
            String businessKey,
            ProcessVariable<String> which,
            String value,
            Map<String, ? extends @Nullable Object> variables) {
        return SystemContext.call(() -> !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .processInstanceVariableEquals(which.name(), value)
                .setVariables(typed(variables))
                .correlateAllWithResult()
                .isEmpty());
    }

    /**
     * Delivers a message to whatever of a ticket waits for it.
     *
     * @return whether somebody waited
     */
    public boolean tellAnyWaiting(
            String message, String businessKey, Map<String, ? extends @Nullable Object> variables) {
        return SystemContext.call(() -> !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(businessKey)
                .setVariables(typed(variables))
                .correlateAllWithResult()
                .isEmpty());
    }

    /**
     * Delivers a message to one instance, if it waits for it at the moment.
     *
     * @return whether it did
     */
    public boolean tellInstance(
            String message, String processInstanceId, Map<String, ? extends @Nullable Object> variables) {
        return SystemContext.call(() -> !runtime.createMessageCorrelation(message)
                .processInstanceId(processInstanceId)
                .setVariables(typed(variables))
                .correlateAllWithResult()
                .isEmpty());
    }

    /** Corrects variables of a running instance, so that its next steps see them; one that is over stays as it was. */
    public void tell(String processInstanceId, Map<String, ?> variables) {
        if (isRunning(processInstanceId)) {
            SystemContext.run(() -> runtime.setVariables(processInstanceId, typed(variables)));
        }
    }

    /**
     * Corrects variables in every running model of a ticket that knows them; a model that was never told stays without.
     */
    public void correct(String businessKey, Map<String, ? extends @Nullable Object> variables) {
        SystemContext.run(() -> {
            for (var instance : runtime.createProcessInstanceQuery()
                    .processInstanceBusinessKey(businessKey)
                    .list()) {
                var known = runtime.getVariables(instance.getId(), variables.keySet());
                var corrected = new HashMap<String, @Nullable Object>(variables);
                corrected.keySet().retainAll(known.keySet());
                runtime.setVariables(instance.getId(), typed(corrected));
            }
        });
    }

    /**
     * Delivers a message to every instance that waits for it and in which the variable has this value; it is no fault if
     * none does.
     *
     * @return keys of the tickets they work for
     */
    public List<String> tellAll(
            String message, ProcessVariable<String> variable, String value, Map<String, ?> variables) {
        return SystemContext.call(() -> {
            var tickets = new ArrayList<String>();
            for (var waiting : runtime.createExecutionQuery()
                    .messageEventSubscriptionName(message)
                    .processVariableValueEquals(variable.name(), value)
                    .list()) {
                ProcessInstance instance = runtime.createProcessInstanceQuery()
                        .processInstanceId(waiting.getProcessInstanceId())
                        .singleResult();
                runtime.messageEventReceived(message, waiting.getId(), typed(variables));
                if (instance.getBusinessKey() != null) {
                    tickets.add(instance.getBusinessKey());
                }
            }
            return List.copyOf(tickets);
        });
    }

    /** Whether a model runs for the ticket in which the variable has this value. */
    public boolean runsFor(String process, String businessKey, ProcessVariable<String> which, String value) {
        return SystemContext.call(() -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey(process)
                        .processInstanceBusinessKey(businessKey)
                        .variableValueEquals(which.name(), value)
                        .count()
                > 0);
    }

    /** Keys of the tickets of which something waits for the message, those that began first in front. */
    public List<String> waitingFor(String message, int most) {
        return SystemContext.call(() -> {
            var instances = runtime
                    .createEventSubscriptionQuery()
                    .eventType("message")
                    .eventName(message)
                    .orderByCreated()
                    .asc()
                    .listPage(0, most)
                    .stream()
                    .map(EventSubscription::getProcessInstanceId)
                    .collect(Collectors.toSet());
            return instances.isEmpty()
                    ? List.of()
                    : runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                            .map(ProcessInstance::getBusinessKey)
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
        });
    }

    /** Whether some instance of the ticket waits for the message. */
    public boolean expects(String message, String businessKey) {
        return SystemContext.call(() -> runtime.createExecutionQuery()
                        .messageEventSubscriptionName(message)
                        .processInstanceBusinessKey(businessKey)
                        .count()
                > 0);
    }

    /** Whether a model of that id is deployed. */
    public boolean isDeployed(String process) {
        return SystemContext.call(() -> repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(process)
                        .latestVersion()
                        .count()
                > 0);
    }

    /** Whether an instance is still running. */
    public boolean isRunning(String processInstanceId) {
        return SystemContext.call(() -> {
            ProcessInstance found = runtime.createProcessInstanceQuery()
                    .processInstanceId(processInstanceId)
                    .singleResult();
            return found != null;
        });
    }

    static VariableMap typed(Map<String, ? extends @Nullable Object> variables) {
        var typed = Variables.createVariables();
        variables.forEach((name, value) -> {
            var declared = ProcessVariables.named(name);
            typed.put(name, declared.isPresent() ? declared.get().stored(value) : value);
        });
        return typed;
    }
}
