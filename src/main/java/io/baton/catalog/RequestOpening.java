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

/** Opens the ticket of a checked request and starts its process. */
@Component
class RequestOpening {

    private static final String USUAL_PROCESS = "request-fulfilment";

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
        var key = tickets.open(command(request)).key();
        request.watchers().forEach(person -> tickets.involve(key, person, "WATCHER"));
        var variables = Handover.of(request);
        var kind = kind(key, variables);
        variables.put(ProcessVariables.RECORD_TYPE.name(), kind.get("recordType"));
        processes.start(process(kind), key, variables);
        return key;
    }

    private OpenTicket command(CheckedRequest request) {
        var item = request.item();
        return new OpenTicket(
                "REQUEST",
                request.title(),
                request.description(),
                request.requester().id(),
                item == null ? null : item.id(),
                item == null ? null : item.version(),
                sealed(item, request.answers()),
                item == null ? null : item.definition().service(),
                request.ciId(),
                request.impact(),
                request.urgency());
    }

    private Map<String, Object> kind(String key, Map<String, Object> variables) {
        var inputs = new LinkedHashMap<String, Object>();
        for (var input : List.of(
                ProcessVariables.INTENT,
                ProcessVariables.ITEM_ID,
                ProcessVariables.ITEM_CATEGORY,
                ProcessVariables.ASK)) {
            inputs.put(input.name(), variables.get(input.name()));
        }
        return decisions.ask("record-type", key, inputs).stream()
                .findFirst()
                .orElseThrow(() -> unavailable("record-type.dmn has no row for this request."));
    }

    /** The table may name a process of its own; without one the usual process of requests carries the ticket. */
    private String process(Map<String, Object> kind) {
        var named = kind.get("process");
        var process = named == null ? USUAL_PROCESS : named.toString();
        if (!processes.isDeployed(process)) {
            throw unavailable("The process " + process + " is not deployed.");
        }
        return process;
    }

    private Map<String, Object> sealed(@Nullable CatalogueItem item, Map<String, Object> answers) {
        var fields = new LinkedHashMap<>(answers);
        if (item != null) {
            for (var field : item.fields()) {
                var answer = fields.get(field.name());
                if (field.secret() && answer != null) {
                    fields.put(field.name(), secrets.seal(Secrets.FIELD_CONTEXT + field.name(), answer.toString()));
                }
            }
        }
        return fields;
    }

    private static Refusal unavailable(String what) {
        return new Refusal(
                HttpStatus.SERVICE_UNAVAILABLE,
                "process-missing",
                what + " Nothing was taken in; tell a process owner.",
                List.of(),
                Map.of());
    }
}
