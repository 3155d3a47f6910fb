package io.baton.portal;

import io.baton.people.Duty;
import io.baton.people.OnCall;
import io.baton.people.Role;
import io.baton.people.Rotas;
import io.baton.people.Rotas.Plan;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Who is on call: now in every team, and as a calendar of one team with its gaps, conflicts and fairness. */
@Controller
@RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.INCIDENT_COMMANDER, Role.ADMIN, Role.AUDITOR})
class OnCallPages {

    /** Long enough for everybody to have had a turn. */
    private static final Duration LOOKED_AT = Duration.ofDays(84);

    private final Rotas rotas;
    private final OnCall onCall;
    private final OnCallReliefs reliefs;
    private final PageWords words;
    private final SignedIn signedIn;
    private final Clock clock;

    OnCallPages(Rotas rotas, OnCall onCall, OnCallReliefs reliefs, PageWords words, SignedIn signedIn, Clock clock) {
        this.rotas = rotas;
        this.onCall = onCall;
        this.reliefs = reliefs;
        this.words = words;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * @param until when the next one takes over
     * @param missing whether somebody should be on call now and nobody is
     */
    record Line(
            String team,
            String name,
            @Nullable String person,
            @Nullable Moment until,
            boolean missing,
            int score,
            int gaps,
            int conflicts) {}

    /** Somebody has much more than the others. */
    record Burden(String name, long hours, int percent) {}

    /** Time that somebody should look at. */
    record Trouble(String text, Moment from, Moment until) {}

    @GetMapping("/portal/on-call")
    String overview(Model model) {
        model.addAttribute("mayBeAway", mayBeAway());
        model.addAttribute("teams", rotas.teams().stream().map(this::line).toList());
        return "portal/on-call";
    }

    /** Auditors and administrators have no part in tickets, so nobody needs to stand in for them. */
    private boolean mayBeAway() {
        var me = signedIn.require();
        return !me.has(Role.ADMIN) && !me.has(Role.AUDITOR);
    }

    private Line line(String team) {
        var now = clock.instant();
        var plan = rotas.plan(team, now, now.plus(LOOKED_AT)).orElseThrow();
        var duty = onCall.onDuty(team, now);
        return new Line(
                team,
                words.team(team),
                duty.map(Duty::person).map(words::person).orElse(null),
                duty.map(Duty::until)
                        .map(until -> Moment.of(until, plan.zone()))
                        .orElse(null),
                duty.isEmpty() && isWanted(plan, now),
                plan.quality().score(),
                plan.gaps().size(),
                plan.conflicts().size());
    }

    /** Nobody at night is as planned where only business hours are covered. */
    private static boolean isWanted(Plan plan, Instant now) {
        return plan.gaps().stream().anyMatch(gap -> !gap.from().isAfter(now))
                || plan.shifts().stream().anyMatch(shift -> !shift.from().isAfter(now));
    }

    @GetMapping("/portal/on-call/{team}")
    String team(
            @PathVariable("team") String team,
            @RequestParam(name = "view", required = false) @Nullable String view,
            @RequestParam(name = "day", required = false) @Nullable String day,
            Model model) {
        var now = clock.instant();
        var zone = rotas.plan(team, now, now.plusSeconds(1))
                .orElseThrow(() -> Refusal.notFound("A rota of team '" + team + "'"))
                .zone();
        var today = LocalDate.ofInstant(now, zone);
        var shown = DaysShown.around(day, "week".equals(view), today, model);
        var first = shown.first();
        var plan = rotas.plan(team, start(first, zone), start(shown.afterLast(), zone))
                .orElseThrow();
        var calendar = new OnCallCalendar(plan, signedIn.require().id(), words::person);
        model.addAttribute("mayBeAway", mayBeAway());
        model.addAttribute("team", team);
        model.addAttribute("name", words.team(team));
        model.addAttribute("plan", plan);
        model.addAttribute("sheet", shown.sheet());
        model.addAttribute("days", calendar.days(first, shown.afterLast(), shown.month(), today));
        model.addAttribute("now", line(team));
        var ahead = rotas.plan(team, start(first, zone), start(first, zone).plus(LOOKED_AT))
                .orElseThrow();
        model.addAttribute("quality", ahead.quality());
        model.addAttribute("burdens", burdens(ahead));
        model.addAttribute("troubles", troubles(plan));
        reliefs.describe(team, zone, model);
        return "portal/on-call-team";
    }

    private List<Burden> burdens(Plan plan) {
        return plan.quality().overloaded().stream()
                .map(one -> new Burden(words.person(one.person()), one.time().toHours(), one.percent()))
                .toList();
    }

    private List<Trouble> troubles(Plan plan) {
        var zone = plan.zone();
        var gaps = plan.gaps().stream()
                .map(gap ->
                        new Trouble("Nobody is on call", Moment.of(gap.from(), zone), Moment.of(gap.until(), zone)));
        var conflicts = plan.conflicts().stream()
                .map(conflict -> new Trouble(
                        words.person(conflict.person()) + " is on call and away; "
                                + (conflict.instead() == null
                                        ? "nobody is called instead"
                                        : words.person(conflict.instead()) + " is called instead"),
                        Moment.of(conflict.from(), zone),
                        Moment.of(conflict.until(), zone)));
        return Stream.concat(gaps, conflicts).toList();
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }
}
