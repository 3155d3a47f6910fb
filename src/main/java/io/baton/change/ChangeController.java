package io.baton.change;

import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.PermitState;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Etag;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    /**
     * What is to be changed.
     *
     * @param type NORMAL unless said; EMERGENCY for what cannot wait
     * @param items ids of the configuration items it touches; the service itself unless said
     * @param commits what is in it, one a line
     * @param testResult what the tests said
     */
    record ChangeRequest(
            @Nullable ChangeType type,
            @Nullable String title,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String commit,
            @Nullable Set<String> digests,
            @Nullable List<String> items,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Integer outageMinutes,
            @Nullable Integer affectedUsers,
            @Nullable String reason,
            @Nullable Boolean testsPassed,
            @Nullable String testResult,
            @Nullable String commits,
            @Nullable String objective,
            @Nullable String measure,
            @Nullable String implementationPlan,
            @Nullable String rollbackPlan,
            @Nullable String backoutTest) {

        NewChange asNew(String origin) {
            if (type == ChangeType.STANDARD) {
                throw Refusal.invalid("type", "STANDARD comes of a template: name it at the gate as 'template'.");
            }
            return new NewChange(
                    Objects.requireNonNullElse(type, ChangeType.NORMAL),
                    origin,
                    null,
                    Objects.requireNonNullElse(title, ""),
                    new Deployable(
                            required("service", service),
                            required("environment", environment),
                            version,
                            commit,
                            Objects.requireNonNullElse(digests, Set.of())),
                    Objects.requireNonNullElse(items, List.of()),
                    from,
                    until,
                    Objects.requireNonNullElse(outageMinutes, 0),
                    Objects.requireNonNullElse(affectedUsers, 0),
                    Objects.requireNonNullElse(reason, ""),
                    testsPassed,
                    objective,
                    measure,
                    proofs());
        }

        private Map<Proof.Kind, String> proofs() {
            var proofs = new EnumMap<Proof.Kind, String>(Proof.Kind.class);
            put(proofs, Proof.Kind.IMPLEMENTATION_PLAN, implementationPlan);
            put(proofs, Proof.Kind.ROLLBACK_PLAN, rollbackPlan);
            put(proofs, Proof.Kind.BACKOUT_TEST, backoutTest);
            put(proofs, Proof.Kind.TEST_RESULT, testResult);
            put(proofs, Proof.Kind.COMMITS, commits);
            return proofs;
        }

        private static void put(Map<Proof.Kind, String> proofs, Proof.Kind kind, @Nullable String text) {
            if (text != null && !text.isBlank()) {
                proofs.put(kind, text.strip());
            }
        }

        private static String required(String field, @Nullable String value) {
            if (value == null || value.isBlank()) {
                throw Refusal.invalid(field, "is required.");
            }
            return value.strip();
        }
    }

    /** A change, and where the rest of it is. */
    record ChangeView(
            String key,
            long version,
            ChangeType type,
            String origin,
            @Nullable String template,
            String title,
            String requester,
            Deployable what,
            @Nullable Instant from,
            @Nullable Instant until,
            int outageMinutes,
            int affectedUsers,
            String reason,
            @Nullable Boolean testsPassed,
            @Nullable String objective,
            @Nullable String measure,
            @Nullable Integer points,
            @Nullable String riskClass,
            PermitState state,
            String because,
            @Nullable Outcome outcome,
            @Nullable String outcomeNote,
            Instant createdAt,
            Map<String, String> links) {

        static ChangeView of(Change change) {
            var self = "/api/changes/" + change.key();
            return new ChangeView(
                    change.key(),
                    change.version(),
                    change.type(),
                    change.origin(),
                    change.template(),
                    change.title(),
                    change.requester(),
                    change.what(),
                    change.from(),
                    change.until(),
                    change.outageMinutes(),
                    change.affectedUsers(),
                    change.reason(),
                    change.testsPassed(),
                    change.objective(),
                    change.measure(),
                    change.points(),
                    change.riskClass(),
                    change.state(),
                    change.because(),
                    change.outcome(),
                    change.outcomeNote(),
                    change.createdAt(),
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
        var person = signedIn.require();
        var change = desk.raise(person, request.asNew(origin(person)), null);
        return ResponseEntity.created(URI.create("/api/changes/" + change.key()))
                .body(ChangeView.of(change));
    }

    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.INCIDENT_COMMANDER,
        Role.AUDITOR
    })
    @GetMapping
    Page<ChangeView> list(
            @RequestParam(required = false) @Nullable PermitState state,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = desk.all(state, service, page, size);
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
        return answer(desk.edit(person, key, request.asNew(origin(person))));
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

    private static String origin(Person person) {
        return person.has(Role.PIPELINE) ? "PIPELINE" : "PERSON";
    }

    private static ResponseEntity<ChangeView> answer(Change change) {
        return ResponseEntity.ok().eTag(Etag.of(change.version())).body(ChangeView.of(change));
    }
}
