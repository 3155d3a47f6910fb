package io.baton.change;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Standard changes: proposed by whoever does them, agreed to by somebody who answers for changes. */
@RestController
@RequestMapping("/api/change-templates")
class TemplateController {

    private final TemplateDesk desk;
    private final SignedIn signedIn;
    private final Clock clock;

    TemplateController(TemplateDesk desk, SignedIn signedIn, Clock clock) {
        this.desk = desk;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** What is done in the same way each time. */
    record ProposalRequest(
            @Nullable String id,
            @Nullable String title,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String reason,
            @Nullable Integer outageMinutes,
            @Nullable Integer affectedUsers,
            @Nullable String implementationPlan,
            @Nullable String rollbackPlan,
            @Nullable String backoutTest) {}

    /** Why. */
    record ReasonRequest(@Nullable String reason) {}

    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.AUDITOR,
        Role.PIPELINE
    })
    @GetMapping
    List<ChangeTemplate> list() {
        return desk.all();
    }

    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.AUDITOR,
        Role.PIPELINE
    })
    @GetMapping("/{id}")
    ChangeTemplate find(@PathVariable String id) {
        return desk.require(id);
    }

    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER})
    @PostMapping
    ResponseEntity<ChangeTemplate> propose(@RequestBody ProposalRequest request) {
        var person = signedIn.require();
        var proposed = desk.propose(new ChangeTemplate(
                text(request.id()),
                text(request.title()),
                text(request.service()),
                text(request.environment()),
                text(request.reason()),
                Objects.requireNonNullElse(request.outageMinutes(), 0),
                Objects.requireNonNullElse(request.affectedUsers(), 0),
                text(request.implementationPlan()),
                text(request.rollbackPlan()),
                text(request.backoutTest()),
                ChangeTemplate.State.PROPOSED,
                "Proposed by " + person.name() + ".",
                person.id(),
                null,
                clock.instant(),
                new ChangeTemplate.Record(0, 0)));
        return ResponseEntity.created(URI.create("/api/change-templates/" + proposed.id()))
                .body(proposed);
    }

    @RolesAllowed(Role.CHANGE_MANAGER)
    @PostMapping("/{id}/agree")
    ChangeTemplate agree(@PathVariable String id) {
        return desk.agree(signedIn.require(), id);
    }

    @RolesAllowed(Role.CHANGE_MANAGER)
    @PostMapping("/{id}/retire")
    ChangeTemplate retire(@PathVariable String id, @RequestBody ReasonRequest request) {
        return desk.retire(signedIn.require(), id, request.reason());
    }

    @RolesAllowed(Role.CHANGE_MANAGER)
    @PostMapping("/{id}/reinstate")
    ChangeTemplate reinstate(@PathVariable String id, @RequestBody ReasonRequest request) {
        return desk.reinstate(signedIn.require(), id, request.reason());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
