package io.baton.catalog;

import io.baton.catalog.IntakeJudgements.Judgement;
import io.baton.engine.Decisions;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.platform.Refusal;
import io.baton.platform.Secrets;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.OpenAlerts;
import io.baton.ticket.OpenTicket;
import io.baton.ticket.RecentChanges;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketLinks;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens the ticket of a checked request and starts its process. */
@Component
class RequestOpening {

    private static final String USUAL_PROCESS = "request-fulfilment";
    private static final String FAILED_CHANGE = "FAILED_CHANGE";

    /** For how long a change is the first thing to suspect. */
    private static final Duration FRESH = Duration.ofHours(72);

    private final TicketDesk tickets;
    private final Decisions decisions;
    private final Processes processes;
    private final IntakeJudgements judgements;
    private final Secrets secrets;
    private final ObjectProvider<OpenAlerts> alerts;
    private final ObjectProvider<AffectedItems> items;
    private final ObjectProvider<RecentChanges> changes;
    private final TicketLinks links;
    private final Clock clock;

    RequestOpening(
            TicketDesk tickets,
            Decisions decisions,
            Processes processes,
            IntakeJudgements judgements,
            Secrets secrets,
            ObjectProvider<OpenAlerts> alerts,
            ObjectProvider<AffectedItems> items,
            ObjectProvider<RecentChanges> changes,
            TicketLinks links,
            Clock clock) {
        this.tickets = tickets;
        this.decisions = decisions;
        this.processes = processes;
        this.judgements = judgements;
        this.secrets = secrets;
        this.alerts = alerts;
        this.items = items;
        this.changes = changes;
        this.links = links;
        this.clock = clock;
    }

    /**
     * Opens and starts; nothing is left behind if any part of this fails.
     *
     * @param ciIds further configuration items the request is about
     * @return the key of the ticket
     */
    @Transactional
    public String open(CheckedRequest request, List<String> ciIds) {
        var variables = Handover.of(request);
        // The kind decides the key, and the trail needs the key: so the table is asked before and told again after.
        var kind = kind(null, request, variables);
        var recordType = Objects.toString(kind.get("recordType"), "REQUEST");
        var key = tickets.open(command(request, recordType)).key();
        kind(key, request, variables);
        judgements.add(key, judgement(request, recordType, kind));
        if (!ciIds.isEmpty()) {
            items.ifAvailable(register -> register.name(key, ciIds));
        }
        request.watchers().forEach(person -> tickets.involve(key, person, "WATCHER"));
        request.beneficiaries().forEach(person -> tickets.involve(key, person, "BENEFICIARY"));
        variables.put(ProcessVariables.RECORD_TYPE.name(), recordType);
        variables.put(ProcessVariables.OUTAGE.name(), alertsOn(request.ciId()) > 0);
        processes.start(process(kind), key, variables);
        if (recordType.equals(FAILED_CHANGE)) {
            suspect(request.ciId(), key);
        }
        return key;
    }

    /** The newest change is the likeliest; whoever decides on it sees the ticket. */
    private void suspect(@Nullable String ciId, String key) {
        changesOf(ciId).stream().findFirst().ifPresent(change -> {
            links.connect(key, TicketLinks.CAUSED_BY, change);
            changes.ifAvailable(register -> register.suspected(change, key));
        });
    }

    private List<String> changesOf(@Nullable String ciId) {
        var register = changes.getIfAvailable();
        return ciId == null || register == null
                ? List.of()
                : register.on(ciId, clock.instant().minus(FRESH));
    }

    private static Judgement judgement(CheckedRequest request, String recordType, Map<String, Object> kind) {
        return new Judgement(
                request.intent(),
                recordType,
                Objects.toString(kind.get("triageNote"), null),
                Objects.toString(kind.get("triageLink"), null),
                request.matchedItem(),
                request.item() == null);
    }

    private OpenTicket command(CheckedRequest request, String recordType) {
        var item = request.item();
        return new OpenTicket(
                recordType,
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

    private Map<String, Object> kind(@Nullable String key, CheckedRequest request, Map<String, Object> variables) {
        var inputs = new LinkedHashMap<String, @Nullable Object>();
        for (var input : List.of(
                ProcessVariables.INTENT,
                ProcessVariables.ITEM_ID,
                ProcessVariables.ITEM_CATEGORY,
                ProcessVariables.ASK,
                ProcessVariables.IMPACT,
                ProcessVariables.URGENCY)) {
            inputs.put(input.name(), variables.get(input.name()));
        }
        inputs.put(ProcessVariables.MATCHED_ITEM.name(), request.matchedItem());
        inputs.put("openAlerts", alertsOn(request.ciId()));
        inputs.put("recentChanges", changesOf(request.ciId()).size());
        return decisions.ask("record-type", key, inputs).stream()
                .findFirst()
                .orElseThrow(() -> unavailable("record-type.dmn has no row for this request."));
    }

    private int alertsOn(@Nullable String ciId) {
        return ciId == null
                ? 0
                : alerts.stream().mapToInt(source -> source.on(ciId)).sum();
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
