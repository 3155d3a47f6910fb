package io.baton.people.oncall;

import io.baton.people.Directory;
import io.baton.people.Duty;
import io.baton.people.OnCall;
import io.baton.people.Person;
import io.baton.people.Reliefs;
import io.baton.people.Reliefs.Relief;
import io.baton.people.Reliefs.Swap;
import io.baton.people.Role;
import io.baton.people.Rotas;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** On call: rotas of teams, what they come out as, single shifts before them, and swaps. */
@RestController
@RequestMapping("/api/on-call")
class OnCallController {

    private static final Duration USUAL = Duration.ofDays(28);
    private static final Duration PAST = Duration.ofDays(7);
    private static final Duration FARTHEST = Duration.ofDays(3660);
    private static final Duration LONGEST = Duration.ofDays(366);

    private final RotaDesk desk;
    private final Rotas rotas;
    private final OnCall onCall;
    private final Reliefs reliefs;
    private final Directory directory;
    private final Clock clock;

    OnCallController(RotaDesk desk, Rotas rotas, OnCall onCall, Reliefs reliefs, Directory directory, Clock clock) {
        this.desk = desk;
        this.rotas = rotas;
        this.onCall = onCall;
        this.reliefs = reliefs;
        this.directory = directory;
        this.clock = clock;
    }

    /** @param duty absent when nobody is on call */
    record Now(String team, @Nullable Duty duty) {}

    record NewRelief(
            @NotNull String person,
            @NotNull Instant from,
            @NotNull Instant until,
            @Nullable String note) {}

    /** @param person whom to ask; anybody of the team when left out */
    record NewSwap(
            @NotNull Instant from,
            @NotNull Instant until,
            @Nullable String person,
            @Nullable String note) {}

    /** Who is on call now, in every team that has a rota. */
    @GetMapping
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    List<Now> all() {
        return rotas.teams().stream().map(this::now).toList();
    }

    @GetMapping("/{team}")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    Rotas.Plan plan(
            @PathVariable String team,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        desk.requireRota(team);
        var start = Objects.requireNonNullElse(from, clock.instant());
        if (Duration.between(clock.instant(), start).abs().compareTo(FARTHEST) > 0) {
            throw Refusal.invalid("from", "must lie within ten years of now.");
        }
        var end = Objects.requireNonNullElse(to, start.plus(USUAL));
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            throw Refusal.invalid("to", "must be after 'from', by at most " + LONGEST.toDays() + " days.");
        }
        return rotas.plan(team, start, end).orElseThrow();
    }

    @GetMapping("/{team}/now")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    Now now(@PathVariable String team) {
        desk.requireRota(team);
        return new Now(team, onCall.onDuty(team, clock.instant()).orElse(null));
    }

    /** The last week and the coming year, for everybody's own calendar. */
    @GetMapping(path = "/{team}/calendar.ics", produces = "text/calendar")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    String feed(@PathVariable String team) {
        desk.requireRota(team);
        var now = clock.instant();
        var from = now.truncatedTo(ChronoUnit.DAYS).minus(PAST);
        var plan = rotas.plan(team, from, now.plus(LONGEST)).orElseThrow();
        return CalendarFeed.of(
                plan, id -> directory.person(id).map(Person::name).orElse(id), now);
    }

    @GetMapping("/{team}/rota")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    ResponseEntity<RotaDraft> rota(@PathVariable String team) {
        var kept = desk.requireRota(team);
        return ResponseEntity.ok().eTag(Etag.of(kept.version())).body(kept.draft());
    }

    @PutMapping("/{team}/rota")
    @RolesAllowed({Role.TEAM_LEAD, Role.ADMIN})
    ResponseEntity<RotaDraft> save(
            @PathVariable String team,
            @RequestBody RotaDraft body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        desk.save(team, body, ifMatch);
        return rota(team);
    }

    @GetMapping("/{team}/overrides")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    List<Relief> overrides(@PathVariable String team) {
        return reliefs.of(team);
    }

    @PostMapping("/{team}/overrides")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.ADMIN})
    ResponseEntity<Relief> override(@PathVariable String team, @Valid @RequestBody NewRelief body) {
        var relief = reliefs.relieve(team, body.person(), body.from(), body.until(), body.note());
        return ResponseEntity.created(URI.create("/api/on-call/" + team + "/overrides/" + relief.id()))
                .body(relief);
    }

    @DeleteMapping("/{team}/overrides/{id}")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.ADMIN})
    ResponseEntity<Void> takeBack(@PathVariable String team, @PathVariable String id) {
        reliefs.takeBack(team, id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/{team}/swaps")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
    List<Swap> swaps(@PathVariable String team) {
        return reliefs.swaps(team);
    }

    @PostMapping("/{team}/swaps")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    ResponseEntity<Swap> ask(@PathVariable String team, @Valid @RequestBody NewSwap body) {
        var swap = reliefs.ask(team, body.from(), body.until(), body.person(), body.note());
        return ResponseEntity.created(URI.create("/api/on-call/" + team + "/swaps/" + swap.id()))
                .body(swap);
    }

    @PostMapping("/{team}/swaps/{id}/accept")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD})
    ResponseEntity<Void> accept(@PathVariable String team, @PathVariable String id) {
        reliefs.accept(team, id);
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/{team}/swaps/{id}")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.ADMIN})
    ResponseEntity<Void> withdraw(@PathVariable String team, @PathVariable String id) {
        reliefs.withdraw(team, id);
        return ResponseEntity.noContent().build();
    }
}
