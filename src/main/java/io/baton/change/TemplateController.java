package io.baton.change;

import io.baton.people.Role;
import io.baton.people.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
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

    TemplateController(TemplateDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

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
    ResponseEntity<ChangeTemplate> propose(@RequestBody TemplateProposal request) {
        var proposed = desk.propose(signedIn.require(), request);
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
}
