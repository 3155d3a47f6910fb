package io.baton.delivery;

import io.baton.deployment.Changes;
import io.baton.deployment.Outcome;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import io.baton.ticket.TicketDesk;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** How far the deployments of a change are, and the door through which a tool reports how one ended. */
@RestController
@RequestMapping("/api/changes/{key}")
class DeploymentController {

    /**
     * What came of a deployment.
     *
     * @param dispatchId what travelled as ITSM_DISPATCH_ID; without it the newest deployment of the change is meant
     */
    record Report(
            @Nullable String dispatchId,
            @Nullable Outcome outcome,
            @Nullable String note) {}

    /** @param counted false when its end was known before; then {@code state} is what counts */
    record Heard(String change, String dispatchId, String state, boolean counted) {}

    record View(
            String id,
            String tool,
            String job,
            String service,
            String environment,
            @Nullable String version,
            String state,
            @Nullable String url,
            @Nullable String note,
            int attempts,
            Instant createdAt,
            @Nullable Instant finishedAt) {}

    private final Dispatches dispatches;
    private final Results results;
    private final TicketDesk tickets;
    private final ObjectProvider<Changes> changes;

    DeploymentController(Dispatches dispatches, Results results, TicketDesk tickets, ObjectProvider<Changes> changes) {
        this.dispatches = dispatches;
        this.results = results;
        this.tickets = tickets;
        this.changes = changes;
    }

    @GetMapping("/deployments")
    @RolesAllowed({
        Role.ADMIN,
        Role.AGENT,
        Role.AUDITOR,
        Role.CAB_MEMBER,
        Role.CHANGE_MANAGER,
        Role.INCIDENT_COMMANDER,
        Role.PROCESS_OWNER,
        Role.TEAM_LEAD
    })
    List<View> all(@PathVariable String key) {
        requireKnown(key);
        return dispatches.of(key).stream()
                .map(one -> new View(
                        one.id(),
                        one.tool(),
                        one.job(),
                        one.service(),
                        one.environment(),
                        one.version(),
                        one.state().name(),
                        one.externalUrl(),
                        one.note(),
                        one.attempts(),
                        one.createdAt(),
                        one.finishedAt()))
                .toList();
    }

    @PostMapping("/deployment-result")
    @RolesAllowed({Role.CHANGE_MANAGER, Role.INTEGRATION, Role.PIPELINE})
    Heard report(@PathVariable String key, @RequestBody Report body) {
        if (body.outcome() == null) {
            throw Refusal.invalid("outcome", "is required: SUCCEEDED, FAILED, ROLLED_BACK or CANCELLED.");
        }
        if (body.note() != null && body.note().length() > Results.LONGEST_NOTE) {
            throw Refusal.invalid("note", "must have at most " + Results.LONGEST_NOTE + " characters.");
        }
        requireKnown(key);
        var dispatch = dispatches.of(key).stream()
                .filter(one -> body.dispatchId() == null || body.dispatchId().equals(one.id()))
                .findFirst()
                .orElseThrow(() -> body.dispatchId() == null
                        ? notUnderWay(key)
                        : Refusal.notFound("Deployment " + body.dispatchId() + " of change " + key));
        if (dispatch.state() == Dispatch.State.NEW) {
            throw notUnderWay(key);
        }
        var counted = results.finish(dispatch.id(), body.outcome(), body.note(), "report");
        var state = dispatches.find(dispatch.id()).orElseThrow().state().name();
        return new Heard(key, dispatch.id(), state, counted);
    }

    private static Refusal notUnderWay(String key) {
        return Refusal.conflict("deployment-not-under-way", "No deployment of change " + key + " is under way.");
    }

    private void requireKnown(String key) {
        var known = changes.getIfAvailable();
        if (dispatches.of(key).isEmpty()
                && (known == null || known.permit(key).isEmpty())
                && !(known == null && tickets.exists(key))) {
            throw Refusal.notFound("Change " + key);
        }
    }
}
