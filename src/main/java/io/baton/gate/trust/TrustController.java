package io.baton.gate.trust;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.deployment.Trust.Fall;
import io.baton.deployment.Trust.Level;
import io.baton.deployment.Trust.Next;
import io.baton.deployment.Trust.Standing;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import io.baton.ticket.ItemFacts;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How far the pipelines of a service are trusted, and how far whoever answers for the service lets that go. */
@RestController
@RequestMapping("/api/gate/v1/trust")
class TrustController {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final int LONGEST_REASON = 1000;
    private static final int LATEST = 10;

    /** @param allowed T0, T1, T2 or T3 */
    record Allowed(@Nullable Level allowed, @Nullable String because) {}

    record Lost(String cause, Level from, Level to, Instant at, String because) {}

    /** @param losses each time trust was lost at once, the latest first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TrustView(
            String service,
            String environment,
            Level level,
            String sentence,
            int deployments,
            int failures,
            double bound,
            double confidence,
            long days,
            Level earned,
            Level allowed,
            @Nullable Next next,
            @Nullable Fall fall,
            List<Lost> losses) {}

    private final TrustDesk desk;
    private final ObjectProvider<ItemFacts> items;
    private final Directory directory;
    private final SignedIn signedIn;
    private final Clock clock;

    TrustController(
            TrustDesk desk, ObjectProvider<ItemFacts> items, Directory directory, SignedIn signedIn, Clock clock) {
        this.desk = desk;
        this.items = items;
        this.directory = directory;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    @RolesAllowed({
        Role.AGENT,
        Role.TEAM_LEAD,
        Role.CHANGE_MANAGER,
        Role.CAB_MEMBER,
        Role.PROCESS_OWNER,
        Role.INCIDENT_COMMANDER,
        Role.AUDITOR,
        Role.ADMIN
    })
    @GetMapping
    ResponseEntity<TrustView> show(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment) {
        return view(desk.of(named("service", service), named("environment", environment)));
    }

    /** For whoever answers for the service, and for change managers; what they say counts from the next question on. */
    @RolesAllowed(Role.REQUESTER)
    @PutMapping
    ResponseEntity<TrustView> allow(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String environment,
            @RequestBody Allowed body) {
        var what = named("service", service);
        var where = named("environment", environment);
        var person = signedIn.require();
        if (!person.has(Role.CHANGE_MANAGER) && !answersFor(person, what)) {
            throw Refusal.forbidden(
                    "service-owner", "Only whoever answers for " + what + " or a change manager may say this.");
        }
        if (body.allowed() == null || body.allowed() == Level.NEW) {
            throw Refusal.invalid("allowed", "must be T0, T1, T2 or T3.");
        }
        var because = body.because();
        if (because == null || because.isBlank() || because.length() > LONGEST_REASON) {
            throw Refusal.invalid("because", "is required, of " + LONGEST_REASON + " characters at most.");
        }
        return view(desk.allow(
                what, where, new TrustBook.Allowance(body.allowed(), because.strip(), person.id(), clock.instant())));
    }

    /** The person the inventory names, or the lead of the team it names; where nobody leads the team, everybody in it. */
    private boolean answersFor(Person person, String service) {
        var known = items.getIfAvailable();
        return known != null
                && known.ofItem(service).owners().stream()
                        .anyMatch(owner -> owner.equals(person.id())
                                || directory
                                        .team(owner)
                                        .map(team -> team.leadId() == null
                                                ? person.teams().contains(team.id())
                                                : person.id().equals(team.leadId()))
                                        .orElse(false));
    }

    private static String named(String field, @Nullable String value) {
        if (value == null || !NAME.matcher(value).matches()) {
            throw Refusal.invalid(field, "is required: letters, digits, dots, hyphens and underscores.");
        }
        return value;
    }

    private ResponseEntity<TrustView> view(Standing now) {
        var losses = desk.losses(now.service(), now.environment(), LATEST).stream()
                .map(loss -> new Lost(loss.cause(), loss.from(), loss.to(), loss.at(), loss.because()))
                .toList();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TrustView(
                        now.service(),
                        now.environment(),
                        now.level(),
                        now.sentence(),
                        now.deployments(),
                        now.failures(),
                        now.bound(),
                        now.confidence(),
                        now.period().toDays(),
                        now.earned(),
                        now.allowed(),
                        now.next(),
                        now.fall(),
                        losses));
    }
}
