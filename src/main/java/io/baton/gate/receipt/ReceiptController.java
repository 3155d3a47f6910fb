package io.baton.gate.receipt;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.gate.GatePrincipal;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.gate.GatePrincipals;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Receipts of grants, looking into them, and the list of those that count no longer. */
@RestController
@RequestMapping("/api/gate/v1")
class ReceiptController {

    private static final String JOSE = "application/jose";
    /** Revocations become visible in the order of their commits, not of their times. */
    private static final Duration OVERLAP = Duration.ofMinutes(1);

    private final GrantBook grants;
    private final Receipts receipts;
    private final ReceiptCheck check;
    private final List<GatePrincipals> principals;
    private final AuditLedger ledger;
    private final Clock clock;

    ReceiptController(
            GrantBook grants,
            Receipts receipts,
            ReceiptCheck check,
            List<GatePrincipals> principals,
            AuditLedger ledger,
            Clock clock) {
        this.grants = grants;
        this.receipts = receipts;
        this.check = check;
        this.principals = List.copyOf(principals);
        this.ledger = ledger;
        this.clock = clock;
    }

    record Signed(
            @NotNull @Size(max = 100) String keyid,
            @NotNull @Size(max = 400) String sig) {}

    /** The envelope as it was handed out, or {@code jws}. */
    record Shown(
            @Nullable @Size(max = 200_000) String payload,
            @Nullable @Size(max = 100) String payloadType,
            @Nullable @Size(max = 5) List<@NotNull @Valid Signed> signatures,
            @Nullable @Size(max = 200_000) String jws) {}

    /** @param next to ask with as {@code since} the next time */
    record Revocations(Instant next, List<GrantBook.Revoked> revocations) {}

    @GetMapping(value = "/grants/{id}/receipt", produces = MediaType.APPLICATION_JSON_VALUE)
    @RolesAllowed({Role.PIPELINE, Role.CHANGE_MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN})
    ResponseEntity<Dsse> receipt(
            @PathVariable String id, @RequestParam(defaultValue = "receipt") @Size(max = 20) String format) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(receipts.of(seen(id), kind(format)));
    }

    @GetMapping(value = "/grants/{id}/receipt", produces = JOSE)
    @RolesAllowed({Role.PIPELINE, Role.CHANGE_MANAGER, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN})
    ResponseEntity<String> jws(@PathVariable String id) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(receipts.asJws(seen(id)));
    }

    @PostMapping("/receipts/verify")
    @RolesAllowed({
        Role.PIPELINE,
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.ADMIN
    })
    ReceiptCheck.Found verify(
            @RequestParam(required = false) @Nullable String digest,
            @RequestParam(required = false) @Nullable String environment,
            @RequestParam(required = false) @Nullable String runId,
            @Valid @RequestBody Shown body) {
        var expected = new ReceiptCheck.Expected(digest, environment, runId);
        var jws = body.jws();
        var found = jws == null ? check.dsse(envelope(body), expected) : check.jws(jws, expected);
        if (!found.valid()) {
            ledger.append(
                    AuditEvent.of("GATE_RECEIPT_REFUSED", "grant", Objects.requireNonNullElse(found.grant(), "none"))
                            .refused()
                            .with("state", found.state())
                            .with("problems", found.problems().size()));
        }
        return found;
    }

    @GetMapping("/revocations")
    @RolesAllowed({
        Role.PIPELINE,
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.AUDITOR,
        Role.ADMIN
    })
    Revocations revocations(@RequestParam(required = false) @Nullable Instant since) {
        var next = clock.instant().minus(OVERLAP);
        var principal = principal();
        var found = grants.revokedSince(since == null ? Instant.EPOCH : since).stream()
                .filter(one -> principal
                        .filter(p -> p.may(Verb.CHECK, one.service(), one.environment()))
                        .isPresent())
                .toList();
        return new Revocations(next, found);
    }

    private static Receipts.Kind kind(String format) {
        return switch (format) {
            case "receipt" -> Receipts.Kind.RECEIPT;
            case "svr" -> Receipts.Kind.SUMMARY;
            default -> throw Refusal.invalid("format", "must be receipt or svr.");
        };
    }

    private static Dsse envelope(Shown body) {
        var payload = body.payload();
        var type = body.payloadType();
        var signatures = body.signatures();
        if (payload == null || type == null || signatures == null) {
            throw Refusal.invalid("payload", "must be there, with payloadType and signatures; or else jws.");
        }
        return new Dsse(
                payload,
                type,
                signatures.stream()
                        .map(s -> new Dsse.Signed(s.keyid(), s.sig()))
                        .toList());
    }

    /** A grant the caller may know of; to anybody else it is not there. */
    private GrantFacts seen(String id) {
        return grants.find(id)
                .filter(grant -> principal()
                        .filter(p -> p.may(
                                p.person().isService() ? Verb.GRANT : Verb.CHECK,
                                grant.what().service(),
                                grant.what().environment()))
                        .isPresent())
                .orElseThrow(() -> Refusal.notFound("Grant '" + id + "'"));
    }

    private Optional<GatePrincipal> principal() {
        return principals.stream().flatMap(known -> known.current().stream()).findFirst();
    }
}
