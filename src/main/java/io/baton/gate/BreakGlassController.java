package io.baton.gate;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Changes;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.Bypass;
import io.baton.ticket.Bypasses;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Somebody takes it upon himself: an emergency change at once, with a reason, an incident and a review that is owed. */
@RestController
@RequestMapping("/api/gate/v1/break-glass")
@RolesAllowed({Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER, Role.TEAM_LEAD})
class BreakGlassController {

    private static final Duration REVIEWED_WITHIN = Duration.ofHours(24);
    private static final int LONGEST_REASON = 2000;

    record BreakGlassRequest(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String commit,
            @Nullable List<String> digests,
            @Nullable String reason,
            @Nullable String incident) {}

    /** @param change take the grant with it, as for any other change */
    record Opened(String change, String review) {}

    private final SignedIn signedIn;
    private final ObjectProvider<Changes> changes;
    private final Bypasses bypasses;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    BreakGlassController(
            SignedIn signedIn,
            ObjectProvider<Changes> changes,
            Bypasses bypasses,
            AuditLedger ledger,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.signedIn = signedIn;
        this.changes = changes;
        this.bypasses = bypasses;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Opened open(@RequestBody BreakGlassRequest body, HttpServletRequest request) {
        var person = signedIn.require();
        var authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (person.isService()
                || (authorization != null && authorization.regionMatches(true, 0, "Bearer", 0, "Bearer".length()))) {
            throw Refusal.forbidden("people-only", "Only a person who signed in may do this, not a token.");
        }
        var reason = required("reason", body.reason(), LONGEST_REASON);
        var incident = required("incident", body.incident(), 40);
        var sent = new Asked.Sent(
                body.service(), body.environment(), body.version(), body.commit(), body.digests(), null, null, null);
        var who = new GatePrincipal(person.id(), person, List.of(), null);
        var what =
                Asked.question(who, Verb.GRANT, sent, Question.Assumed.NOTHING).what();
        var port = changes.getIfAvailable();
        if (port == null) {
            throw Refusal.conflict("no-changes", "There are no changes here.");
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            var key = port.openBreakGlass(what, reason, incident, person);
            var about = what.service() + " in " + what.environment();
            var review = bypasses.record(new Bypass.New(
                    "GATE_BROKEN_OPEN",
                    "gate",
                    key,
                    "Went through the gate for " + about + " without approval",
                    reason,
                    incident,
                    person.id(),
                    null,
                    clock.instant().plus(REVIEWED_WITHIN)));
            ledger.append(AuditEvent.of("GATE_BROKEN_OPEN", "gate", what.service() + "@" + what.environment())
                    .forTicket(key, null)
                    .asPrivileged()
                    .because(reason)
                    .with("incident", incident)
                    .with("service", what.service())
                    .with("environment", what.environment()));
            return new Opened(key, review);
        }));
    }

    private static String required(String field, @Nullable String value, int most) {
        if (value == null || value.isBlank() || value.length() > most) {
            throw Refusal.invalid(field, "is required, of " + most + " characters at most.");
        }
        return value.strip();
    }
}
