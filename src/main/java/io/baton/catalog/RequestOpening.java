package io.baton.catalog;

import io.baton.engine.Decisions;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.TicketDesk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the ticket of a checked request and starts the process that the record-type table names. */
@Component
class RequestOpening {

    private static final int LEAST_CRITICAL_TIER = 4;

    private final TicketDesk tickets;
    private final Decisions decisions;
    private final Processes processes;
    private final Secrets secrets;

    RequestOpening(TicketDesk tickets, Decisions decisions, Processes processes, Secrets secrets) {
        this.tickets = tickets;
        this.decisions = decisions;
        this.processes = processes;
        this.secrets = secrets;
    }

    /** @return the key of the ticket; nothing is left behind if any part of this fails */
    @Transactional
    public String open(CheckedRequest request) {
        var item = request.item();
        var key = tickets.open(new OpenTicket(
                        "REQUEST",
                        request.title(),
                        request.description(),
                        request.requester().id(),
                        item == null ? null : item.id(),
                        item == null ? null : item.version(),
                        sealed(request),
                        item == null ? null : item.definition().service(),
                        request.ciId(),
                        request.impact(),
                        request.urgency()))
                .key();
        var variables = variables(request);
        var record = recordType(key, variables);
        var process = String.valueOf(record.get("process"));
        if (!processes.isDeployed(process)) {
            throw new Refusal(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "process-missing",
                    "The process " + process + " that record-type.dmn names is not deployed. Tell a process owner.",
                    List.of(),
                    Map.of());
        }
        variables.put(ProcessVariables.RECORD_TYPE.name(), record.get("recordType"));
        processes.start(process, key, variables);
        return key;
    }

    private Map<String, Object> recordType(String key, Map<String, Object> variables) {
        var inputs = new LinkedHashMap<String, Object>();
        for (var variable : List.of(
                ProcessVariables.INTENT,
                ProcessVariables.ITEM_ID,
                ProcessVariables.ITEM_CATEGORY,
                ProcessVariables.ASK)) {
            inputs.put(variable.name(), variables.get(variable.name()));
        }
        return decisions.ask("record-type", key, inputs).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("record-type.dmn has no rule for this request."));
    }

    private static Map<String, Object> variables(CheckedRequest request) {
        var item = request.item();
        var approver = request.approver();
        var variables = new LinkedHashMap<String, Object>();
        put(variables, ProcessVariables.ITEM_ID.name(), item == null ? null : item.id());
        put(
                variables,
                ProcessVariables.ITEM_CATEGORY.name(),
                item == null ? null : item.definition().category());
        put(
                variables,
                ProcessVariables.SUBCATEGORY.name(),
                item == null ? null : item.definition().subcategory());
        put(
                variables,
                ProcessVariables.EXPECTED_HOURS.name(),
                item == null ? null : item.definition().expectedHours());
        variables.put(ProcessVariables.ASK.name(), request.ask());
        variables.put(ProcessVariables.INTENT.name(), request.intent());
        variables.put(ProcessVariables.REQUESTER.name(), request.requester().id());
        variables.put(ProcessVariables.VIP.name(), request.requester().vip());
        variables.put(ProcessVariables.IMPACT.name(), request.impact());
        variables.put(ProcessVariables.URGENCY.name(), request.urgency());
        variables.put(ProcessVariables.SERVICE_TIER.name(), LEAST_CRITICAL_TIER);
        variables.put(ProcessVariables.CI_NAMED.name(), request.ciId() != null);
        put(variables, ProcessVariables.CI_ID.name(), request.ciId());
        variables.put(ProcessVariables.APPROVAL_REQUIRED.name(), approver != null);
        put(variables, ProcessVariables.APPROVER.name(), approver == null ? null : approver.id());
        variables.put(ProcessVariables.CONFIRMATION_REQUIRED.name(), asksForConfirmation(item));
        variables.put(ProcessVariables.REOPEN_COUNT.name(), 0);
        return variables;
    }

    private static boolean asksForConfirmation(@Nullable CatalogueItem item) {
        return item == null || item.definition().acceptance() == ItemDefinition.Acceptance.USER;
    }

    /** Absent values are handed over as null: an expression of a model may name a variable that has no value, but not one that is not there. */
    private static void put(Map<String, Object> variables, String name, @Nullable Object value) {
        variables.put(name, value);
    }

    private Map<String, Object> sealed(CheckedRequest request) {
        var fields = new LinkedHashMap<String, Object>(request.answers());
        if (request.item() != null) {
            for (var field : request.item().fields()) {
                var answer = fields.get(field.name());
                if (field.secret() && answer != null) {
                    fields.put(field.name(), secrets.seal(Secrets.FIELD_CONTEXT + field.name(), answer.toString()));
                }
            }
        }
        return fields;
    }
}
