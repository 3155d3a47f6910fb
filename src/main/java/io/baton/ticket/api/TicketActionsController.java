package io.baton.ticket.api;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.Reclassifications;
import io.baton.ticket.TicketActions;
import io.baton.ticket.TicketActions.Outcome;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.work.EarlyClosure;
import io.baton.ticket.work.EarlyClosure.Close;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do to a ticket. 202 means: it waits for somebody with more rights. */
@RestController
@RequestMapping("/api/tickets/{key}")
@RolesAllowed({
    Role.REQUESTER,
    Role.AGENT,
    Role.TEAM_LEAD,
    Role.CHANGE_MANAGER,
    Role.INCIDENT_COMMANDER,
    Role.PROCESS_OWNER
})
class TicketActionsController {

    record Reason(@Nullable String reason) {
        String text() {
            return Objects.requireNonNullElse(reason, "").strip();
        }
    }

    /** @param accepted the acceptance criteria that were tried out, in their own words */
    record Confirmation(@Nullable List<String> accepted) {
        List<String> ticked() {
            return Objects.requireNonNullElse(accepted, List.of());
        }
    }

    record Hold(@Nullable String reason, @Nullable Instant until) {}

    record Reassign(
            @Nullable String taskId,
            @Nullable String assignee,
            @Nullable String reason) {}

    record Completion(@Nullable Map<String, Object> variables) {}

    private final TicketActions actions;
    private final Reclassifications reclassifications;
    private final EarlyClosure closure;
    private final TicketDesk desk;
    private final SignedIn signedIn;

    TicketActionsController(
            TicketActions actions,
            Reclassifications reclassifications,
            EarlyClosure closure,
            TicketDesk desk,
            SignedIn signedIn) {
        this.actions = actions;
        this.reclassifications = reclassifications;
        this.closure = closure;
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @PostMapping("/cancel")
    ResponseEntity<TicketView> cancel(@PathVariable String key, @RequestBody Reason body) {
        var outcome = actions.cancel(signedIn.require(), key, body.text());
        var status = outcome == Outcome.DONE ? 200 : 202;
        return ResponseEntity.status(status).body(TicketView.of(desk.require(key)));
    }

    /** Ends the work before all tasks are done; the requester is asked whether that is right. */
    @PostMapping("/close")
    TicketView close(@PathVariable String key, @RequestBody Close body) {
        closure.close(signedIn.require(), key, body);
        return TicketView.of(desk.require(key));
    }

    @PostMapping("/hold")
    TicketView hold(@PathVariable String key, @RequestBody Hold body) {
        var reason = Objects.requireNonNullElse(body.reason(), "").strip();
        actions.hold(signedIn.require(), key, reason, body.until());
        return TicketView.of(desk.require(key));
    }

    @PostMapping("/resume")
    TicketView resume(@PathVariable String key) {
        actions.resume(signedIn.require(), key);
        return TicketView.of(desk.require(key));
    }

    @PostMapping("/confirm")
    TicketView confirm(@PathVariable String key, @RequestBody(required = false) @Nullable Confirmation body) {
        actions.confirm(signedIn.require(), key, body == null ? List.of() : body.ticked());
        return TicketView.of(desk.require(key));
    }

    @PostMapping("/reopen")
    TicketView reopen(@PathVariable String key, @RequestBody Reason body) {
        actions.reopen(signedIn.require(), key, body.text());
        return TicketView.of(desk.require(key));
    }

    /** "Wrong category": the service desk looks at it again. */
    @PostMapping("/reclassify")
    TicketView reclassify(@PathVariable String key, @RequestBody Reason body) {
        reclassifications.ask(signedIn.require(), key, body.text());
        return TicketView.of(desk.require(key));
    }

    @PostMapping("/reassign")
    TicketView reassign(@PathVariable String key, @RequestBody Reassign body) {
        actions.reassign(
                signedIn.require(),
                key,
                body.taskId(),
                Objects.requireNonNullElse(body.assignee(), ""),
                Objects.requireNonNullElse(body.reason(), "").strip());
        return TicketView.of(desk.require(key));
    }

    @PostMapping("/tasks/{taskId}/claim")
    TicketView claim(@PathVariable String key, @PathVariable String taskId) {
        actions.claim(signedIn.require(), key, taskId);
        return TicketView.of(desk.require(key));
    }

    @PostMapping("/tasks/{taskId}/complete")
    TicketView complete(@PathVariable String key, @PathVariable String taskId, @RequestBody Completion body) {
        var variables = body.variables() == null ? Map.<String, Object>of() : body.variables();
        actions.complete(signedIn.require(), key, taskId, variables);
        return TicketView.of(desk.require(key));
    }
}
