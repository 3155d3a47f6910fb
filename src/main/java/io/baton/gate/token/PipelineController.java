package io.baton.gate.token;

import io.baton.gate.GatePrincipal.Binding;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Role;
import io.baton.platform.Etag;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Pipelines that may ask the gate and their tokens, for administrators. */
@RestController
@RequestMapping("/api/gate/v1/pipelines")
class PipelineController {

    private final PipelineDesk desk;
    private final Clock clock;

    PipelineController(PipelineDesk desk, Clock clock) {
        this.desk = desk;
        this.clock = clock;
    }

    record Scope(
            @NotNull @Size(max = 64) String service,
            @NotNull @Size(max = 64) String environment,
            @NotNull @Size(max = 3) Set<@NotNull Verb> verbs) {}

    record Described(
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 20) Set<@NotNull @Size(max = 50) String> addresses,
            @NotNull @Size(max = 100) List<@NotNull @Valid Scope> scopes,
            @Nullable @Size(max = 20) List<@NotNull Identified> identities) {

        private Pipeline as(String id, Clock clock) {
            return new Pipeline(
                    id,
                    name,
                    addresses == null ? Set.of() : addresses,
                    scopes.stream()
                            .map(scope -> new Binding(scope.service(), scope.environment(), scope.verbs()))
                            .toList(),
                    identities == null
                            ? List.of()
                            : identities.stream().map(Identified::identity).toList(),
                    0,
                    clock.instant());
        }
    }

    record Identified(
            @Nullable String issuer,
            @Nullable String projectId,
            @Nullable String environment,
            @Nullable String workflow) {

        private Pipeline.Identity identity() {
            return new Pipeline.Identity(
                    Objects.requireNonNullElse(issuer, ""),
                    Objects.requireNonNullElse(projectId, ""),
                    environment,
                    workflow);
        }
    }

    record Registered(
            @NotNull @Size(max = 63) String id,
            @NotNull @Size(max = 200) String name,
            @Nullable @Size(max = 20) Set<@NotNull @Size(max = 50) String> addresses,
            @NotNull @Size(max = 100) List<@NotNull @Valid Scope> scopes,
            @Nullable @Size(max = 20) List<@NotNull Identified> identities) {}

    record NewToken(
            int expiresInDays, @Nullable @Size(max = 20) Set<@NotNull @Size(max = 50) String> addresses) {}

    @GetMapping
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    List<Pipeline> list() {
        return desk.all();
    }

    @GetMapping("/{id}")
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    ResponseEntity<Pipeline> one(@PathVariable String id) {
        return answer(desk.find(id));
    }

    @PostMapping
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Pipeline> register(@Valid @RequestBody Registered body) {
        var described = new Described(body.name(), body.addresses(), body.scopes(), body.identities());
        var made = desk.register(described.as(body.id(), clock));
        return ResponseEntity.created(URI.create("/api/gate/v1/pipelines/" + made.id()))
                .eTag(Etag.of(made.version()))
                .body(made);
    }

    @PutMapping("/{id}")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Pipeline> describe(
            @PathVariable String id,
            @RequestHeader(value = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody Described body) {
        return answer(desk.describe(body.as(id, clock), ifMatch));
    }

    @GetMapping("/{id}/tokens")
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    List<PipelineToken> tokens(@PathVariable String id) {
        return desk.tokensOf(id);
    }

    @PostMapping("/{id}/tokens")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PipelineDesk.Issued> issue(@PathVariable String id, @Valid @RequestBody NewToken body) {
        var addresses = body.addresses() == null ? Set.<String>of() : body.addresses();
        var issued = desk.issue(id, body.expiresInDays(), addresses);
        return ResponseEntity.created(URI.create("/api/gate/v1/pipelines/" + id + "/tokens/"
                        + issued.token().id()))
                .cacheControl(CacheControl.noStore())
                .body(issued);
    }

    @DeleteMapping("/{id}/tokens/{token}")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Void> revoke(@PathVariable String id, @PathVariable String token) {
        desk.revoke(id, token);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<Pipeline> answer(Pipeline pipeline) {
        return ResponseEntity.ok().eTag(Etag.of(pipeline.version())).body(pipeline);
    }
}
