package io.baton.change;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.baton.deployment.PermitState;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Etag;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Changes, for the people who make them and the pipelines that raise them. */
@RestController
@RequestMapping("/api/changes")
class ChangeController {

    private final ChangeDesk desk;
    private final SignedIn signedIn;

    ChangeController(ChangeDesk desk, SignedIn signedIn) {
        this.desk = desk;
        this.signedIn = signedIn;
    }

    /** A change, and where the rest of it is. */
    record ChangeView(@JsonUnwrapped Change change, Map<String, String> links) {

        static ChangeView of(Change change) {
            var self = "/api/changes/" + change.key();
            return new ChangeView(
                    change,
                    Map.of(
                            "self", self,
                            "evidence", self + "/evidence",
                            "ticket", "/api/tickets/" + change.key(),
                            "page", "/portal/tickets/" + change.key()));
        }
    }

    /** One more proof. */
    record ProofRequest(Proof.@Nullable Kind kind, @Nullable String text) {}

    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.PROCESS_OWNER, Role.PIPELINE})
    @PostMapping
    ResponseEntity<ChangeView> raise(@RequestBody ChangeRequest request) {
        var change = desk.raise(signedIn.require(), request);
        return ResponseEntity.created(URI.create("/api/changes/" + change.key()))
                .body(ChangeView.of(change));
    }

    @ChangeReaders
    @GetMapping
    Page<ChangeView> list(
            @RequestParam(required = false) @Nullable PermitState state,
            @RequestParam(required = false) @Nullable ChangeType type,
            @RequestParam(required = false) @Nullable String risk,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = desk.search(new ChangeQuery(state, type, risk, service, page, size));
        return new Page<>(found.items().stream().map(ChangeView::of).toList(), found.total(), page, size);
    }

    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.INCIDENT_COMMANDER,
        Role.AUDITOR,
        Role.PIPELINE
    })
    @GetMapping("/{key}")
    ResponseEntity<ChangeView> find(@PathVariable String key) {
        return answer(desk.visible(key, signedIn.require()));
    }

    /** Puts the whole content anew; If-Match carries the version that was read. What was approved so far is void. */
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.PROCESS_OWNER, Role.PIPELINE})
    @PutMapping("/{key}")
    ResponseEntity<ChangeView> edit(
            @PathVariable String key,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody ChangeRequest request) {
        var person = signedIn.require();
        Etag.requireMatch(ifMatch, desk.visible(key, person).version(), key);
        return answer(desk.edit(person, key, request));
    }

    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.INCIDENT_COMMANDER,
        Role.AUDITOR,
        Role.PIPELINE
    })
    @GetMapping("/{key}/evidence")
    List<Proof> evidence(@PathVariable String key) {
        desk.visible(key, signedIn.require());
        return desk.proofs(key);
    }

    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.CHANGE_MANAGER, Role.PROCESS_OWNER, Role.PIPELINE})
    @PostMapping("/{key}/evidence")
    List<Proof> prove(@PathVariable String key, @RequestBody ProofRequest request) {
        var person = signedIn.require();
        desk.visible(key, person);
        if (request.kind() == null) {
            throw Refusal.invalid("kind", "must be one of " + List.of(Proof.Kind.values()) + ".");
        }
        desk.prove(person, key, request.kind(), Objects.requireNonNullElse(request.text(), ""));
        return desk.proofs(key);
    }

    private static ResponseEntity<ChangeView> answer(Change change) {
        return ResponseEntity.ok().eTag(Etag.of(change.version())).body(ChangeView.of(change));
    }
}
