package io.baton.escalation;

import io.baton.escalation.EscalationDesk.EscalationView;
import io.baton.people.AnyParticipant;
import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Escalations of a ticket. */
@RestController
@RequestMapping("/api/tickets/{key}")
class EscalationController {

    /** @param kind FUNCTIONAL or HIERARCHICAL */
    record Escalate(@Nullable String kind, @Nullable String reason) {}

    /** @param cause PROCESS_FLAW, STAFFING, SKILL, VENDOR or DATA; whoever leaves it out is asked later */
    record Acknowledge(@Nullable String note, @Nullable String cause) {}

    /** The ladders that ended by the answer. */
    record Acknowledged(List<EscalationView> escalations) {}

    private final EscalationDesk desk;
    private final SignedIn signedIn;

    EscalationController(EscalationDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    @PostMapping("/escalate")
    @RolesAllowed({
        Role.REQUESTER,
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.INCIDENT_COMMANDER,
        Role.PROCESS_OWNER
    })
    EscalationView escalate(@PathVariable String key, @RequestBody Escalate body) {
        return desk.escalate(
                signedIn.require(),
                key,
                Objects.requireNonNullElse(body.kind(), ""),
                Objects.requireNonNullElse(body.reason(), "").strip());
    }

    /** From a task that waits for somebody; it goes on as it is. */
    @PostMapping("/tasks/{task}/escalate")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    EscalationView escalateTask(@PathVariable String key, @PathVariable String task, @RequestBody Escalate body) {
        if (!desk.ticketOf(task).equals(key)) {
            throw Refusal.notFound("Task " + task + " of " + key);
        }
        return desk.escalateTask(
                signedIn.require(),
                task,
                Objects.requireNonNullElse(body.kind(), ""),
                Objects.requireNonNullElse(body.reason(), "").strip());
    }

    /** By whoever was called; does for all ladders of the ticket on which they were. */
    @PostMapping("/escalations/acknowledge")
    @AnyParticipant
    Acknowledged acknowledge(@PathVariable String key, @RequestBody Acknowledge body) {
        return new Acknowledged(desk.acknowledge(
                signedIn.require(),
                key,
                Objects.requireNonNullElse(body.note(), "").strip(),
                body.cause()));
    }

    @AnyPerson
    @GetMapping("/escalations")
    List<EscalationView> escalations(@PathVariable String key) {
        return desk.of(signedIn.require(), key);
    }
}
