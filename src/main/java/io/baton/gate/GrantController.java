package io.baton.gate;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.gate.GatePrincipal.Verb;
import io.baton.people.Role;
import io.baton.platform.Idempotency;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** "I am going": uses up the approval for one attempt of one run, says when to stop, and takes the result. */
@RestController
@RequestMapping("/api/gate/v1/grants")
@RolesAllowed(Role.PIPELINE)
class GrantController {

    private static final int LONGEST_NOTE = 1000;
    private static final Map<String, Outcome> WORDS = Map.ofEntries(
            Map.entry("SUCCESS", Outcome.SUCCEEDED),
            Map.entry("FAILURE", Outcome.FAILED),
            Map.entry("UNSTABLE", Outcome.FAILED),
            Map.entry("ABORTED", Outcome.CANCELLED),
            Map.entry("CANCELED", Outcome.CANCELLED),
            Map.entry("SUCCEEDED", Outcome.SUCCEEDED),
            Map.entry("FAILED", Outcome.FAILED),
            Map.entry("CANCELLED", Outcome.CANCELLED),
            Map.entry("ROLLED_BACK", Outcome.ROLLED_BACK));

    /** @param template of a standard change that is opened for it */
    record GrantRequest(
            @Nullable String service,
            @Nullable String environment,
            @Nullable String version,
            @Nullable String commit,
            @Nullable List<String> digests,
            @Nullable String change,
            @Nullable String template,
            @Nullable RunRequest run) {}

    record RunRequest(
            @Nullable String system,
            @Nullable String id,
            @Nullable Integer attempt,
            @Nullable String url) {

        Run run() {
            return new Run(system == null ? "shell" : system, id == null ? "" : id, attempt == null ? 1 : attempt, url);
        }
    }

    record ResultRequest(@Nullable String outcome, @Nullable String note) {}

    /** @param state active, revoked, expired or completed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GrantView(
            String id,
            String state,
            @Nullable String change,
            boolean ungated,
            String service,
            String environment,
            @Nullable String commit,
            Instant grantedAt,
            Instant expiresAt,
            @Nullable String outcome,
            @Nullable String because,
            String decisionId) {

        static GrantView of(Grant grant, Instant now) {
            return new GrantView(
                    grant.id(),
                    grant.stateAt(now).name().toLowerCase(Locale.ROOT),
                    grant.changeKey(),
                    grant.changeKey() == null,
                    grant.what().service(),
                    grant.what().environment(),
                    grant.what().commit(),
                    grant.grantedAt(),
                    grant.expiresAt(),
                    grant.outcome() == null ? null : grant.outcome().name().toLowerCase(Locale.ROOT),
                    grant.revokedBecause(),
                    grant.decisionId());
        }
    }

    private final GrantDesk desk;
    private final GrantLives lives;
    private final CallersOfGate callers;
    private final GateLimits limits;
    private final GateAnswers answers;
    private final Idempotency idempotency;
    private final WaitingRoom room;
    private final GateScopes scopes;
    private final GateSettings settings;
    private final Clock clock;

    GrantController(
            GrantDesk desk,
            GrantLives lives,
            CallersOfGate callers,
            GateLimits limits,
            GateAnswers answers,
            Idempotency idempotency,
            WaitingRoom room,
            GateScopes scopes,
            GateSettings settings,
            Clock clock) {
        this.desk = desk;
        this.lives = lives;
        this.callers = callers;
        this.limits = limits;
        this.answers = answers;
        this.idempotency = idempotency;
        this.room = room;
        this.scopes = scopes;
        this.settings = settings;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<?> grant(@RequestBody GrantRequest body, HttpServletRequest request) {
        try {
            var who = callers.require();
            limits.grant(who);
            var sent = new Asked.Sent(
                    body.service(),
                    body.environment(),
                    body.version(),
                    body.commit(),
                    body.digests(),
                    body.change(),
                    body.run() == null ? null : body.run().run(),
                    null);
            var question = Asked.question(who, Verb.GRANT, sent, Question.Assumed.NOTHING);
            if (question.run() == null) {
                throw Refusal.invalid("run.id", "is required: the run that is going to deploy.");
            }
            return granted(idempotency.once(request, body, GrantView.class, () -> first(question, body.template())));
        } catch (GateClosed closed) {
            request.setAttribute(GateAnswers.LOGGED, true);
            return answers.byStatus(closed.verdict(), GateAnswers.wantsText(request));
        } catch (Refusal refusal) {
            return GateAnswers.refused(refusal);
        } catch (DataAccessException e) {
            return GateAnswers.refused(Gate.undecided(e));
        }
    }

    /** The same from a shell, which then needs no JSON. */
    @PostMapping(consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    ResponseEntity<?> grantByForm(@RequestParam MultiValueMap<String, String> form, HttpServletRequest request) {
        var run = form.getFirst("run");
        var system = form.getFirst("system");
        var attempt = form.getFirst("attempt");
        try {
            return grant(
                    new GrantRequest(
                            form.getFirst("service"),
                            form.getFirst("environment"),
                            form.getFirst("version"),
                            form.getFirst("commit"),
                            form.get("digest"),
                            form.getFirst("change"),
                            form.getFirst("template"),
                            run == null
                                    ? null
                                    : new RunRequest(
                                            system,
                                            run,
                                            attempt == null ? null : Integer.valueOf(attempt),
                                            form.getFirst("url"))),
                    request);
        } catch (NumberFormatException e) {
            return GateAnswers.refused(Refusal.invalid("attempt", "must be a number, counted from 1."));
        }
    }

    private ResponseEntity<GrantView> first(Question question, @Nullable String template) {
        var grant = desk.grant(question, template == null || template.isBlank() ? null : template);
        return ResponseEntity.created(URI.create("/api/gate/v1/grants/" + grant.id()))
                .body(GrantView.of(grant, clock.instant()));
    }

    /** A repeated answer is worth no more than the grant it tells of. */
    private ResponseEntity<?> granted(ResponseEntity<GrantView> answer) {
        var told = Objects.requireNonNull(answer.getBody());
        var replayed = answer.getHeaders().containsKey("Idempotency-Replayed");
        var grant = desk.require(told.id());
        if (grant.stateAt(clock.instant()) != Grant.State.ACTIVE) {
            throw Refusal.conflict("replay.none", "This grant is " + grant.stateAt(clock.instant()) + " by now.");
        }
        var open = ResponseEntity.status(replayed ? HttpStatus.OK : HttpStatus.CREATED)
                .headers(answer.getHeaders())
                .header(GateAnswers.DECISION, "open")
                .header(GateAnswers.GRANT, grant.id())
                .cacheControl(CacheControl.noStore());
        if (grant.changeKey() != null) {
            open.header(GateAnswers.CHANGE, grant.changeKey());
        }
        return open.body(GrantView.of(grant, clock.instant()));
    }

    /** How it stands; with {@code Prefer: wait=55} answered when it is over, which is the sign to stop. */
    @GetMapping("/{id}")
    Object show(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        try {
            var who = callers.require();
            var epochs = scopes.epochs();
            var grant = own(id, who, Verb.GRANT);
            grant = lives.heard(grant, false);
            var howLong = Waits.of(request, settings.longestWait());
            if (howLong.isZero() || grant.stateAt(clock.instant()) != Grant.State.ACTIVE) {
                return shown(grant);
            }
            response.setHeader("Preference-Applied", "wait=" + howLong.toSeconds());
            var epoch = epochs.getOrDefault(grant.what().environment(), 0L);
            return room.sit(who, new WaitingGrant(desk, scopes, this::shown, clock, grant, epoch), howLong);
        } catch (Refusal refusal) {
            return GateAnswers.refused(refusal);
        } catch (DataAccessException e) {
            return GateAnswers.refused(Gate.undecided(e));
        }
    }

    ResponseEntity<?> shown(Grant grant) {
        var view = GrantView.of(grant, clock.instant());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(GateAnswers.GRANT, grant.id())
                .header("Gate-Grant-State", view.state())
                .body(view);
    }

    @PutMapping("/{id}/result")
    GrantView result(@PathVariable String id, @RequestBody ResultRequest body) {
        var who = callers.require();
        var outcome =
                body.outcome() == null ? null : WORDS.get(body.outcome().strip().toUpperCase(Locale.ROOT));
        if (outcome == null) {
            throw Refusal.invalid("outcome", "must be succeeded, failed, rolled_back or cancelled.");
        }
        var note = body.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw Refusal.invalid("note", "must have " + LONGEST_NOTE + " characters at most.");
        }
        own(id, who, Verb.REPORT);
        return GrantView.of(desk.end(id, outcome, note), clock.instant());
    }

    /** @throws Refusal 404 also for those of services and environments the caller is not bound to */
    private Grant own(String id, GatePrincipal who, Verb verb) {
        var grant = desk.require(id);
        if (!who.may(verb, grant.what().service(), grant.what().environment())) {
            throw Refusal.notFound("Grant " + id);
        }
        return grant;
    }
}
