package io.baton.portal;

import io.baton.people.Reliefs;
import io.baton.people.Role;
import io.baton.people.Rotas;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What people do on a team's calendar to take time over from each other. */
@Controller
@RequestMapping("/portal/on-call/{team}")
@RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.ADMIN})
class OnCallReliefPage {

    private final Reliefs reliefs;
    private final Rotas rotas;
    private final PageWords words;
    private final Clock clock;

    OnCallReliefPage(Reliefs reliefs, Rotas rotas, PageWords words, Clock clock) {
        this.reliefs = reliefs;
        this.rotas = rotas;
        this.words = words;
        this.clock = clock;
    }

    /** What was typed; local times of the rota's zone. */
    record Sent(
            @Nullable String person,
            @Nullable String from,
            @Nullable String until,
            @Nullable String note) {}

    @PostMapping("/reliefs")
    String relieve(@PathVariable("team") String team, @ModelAttribute Sent sent, RedirectAttributes flash) {
        return act(team, sent, "sentRelief", flash, () -> {
            var person = Objects.requireNonNullElse(sent.person(), "");
            reliefs.relieve(team, person, at(team, "from", sent.from()), at(team, "until", sent.until()), note(sent));
            return words.person(person) + " is on call in that time.";
        });
    }

    @PostMapping("/reliefs/{id}/end")
    String takeBack(@PathVariable("team") String team, @PathVariable("id") String id, RedirectAttributes flash) {
        return act(team, null, "sentRelief", flash, () -> {
            reliefs.takeBack(team, id);
            return "The rota counts again.";
        });
    }

    @PostMapping("/swaps")
    String ask(@PathVariable("team") String team, @ModelAttribute Sent sent, RedirectAttributes flash) {
        return act(team, sent, "sentSwap", flash, () -> {
            var of = sent.person() == null || sent.person().isBlank() ? null : sent.person();
            reliefs.ask(team, at(team, "from", sent.from()), at(team, "until", sent.until()), of, note(sent));
            return (of == null ? "Everybody of the team is" : words.person(of) + " is")
                    + " asked here. Until somebody takes it over, you are on call.";
        });
    }

    @PostMapping("/swaps/{id}/accept")
    String accept(@PathVariable("team") String team, @PathVariable("id") String id, RedirectAttributes flash) {
        return act(team, null, "sentSwap", flash, () -> {
            reliefs.accept(team, id);
            return "You are on call in that time.";
        });
    }

    @PostMapping("/swaps/{id}/end")
    String withdraw(@PathVariable("team") String team, @PathVariable("id") String id, RedirectAttributes flash) {
        return act(team, null, "sentSwap", flash, () -> {
            reliefs.withdraw(team, id);
            return "Nobody is asked any more.";
        });
    }

    /** What somebody does, and what is said of it once it is done. */
    private interface Act {
        String run();
    }

    private static String act(String team, @Nullable Sent sent, String sentAs, RedirectAttributes flash, Act act) {
        try {
            flash.addFlashAttribute("said", act.run());
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
            flash.addFlashAttribute("refusedRelief", true);
            flash.addFlashAttribute(sentAs, sent);
        }
        flash.addAttribute("team", team);
        return "redirect:/portal/on-call/{team}#reliefs";
    }

    private Instant at(String team, String field, @Nullable String local) {
        var now = clock.instant();
        var zone = rotas.plan(team, now, now.plusSeconds(1))
                .orElseThrow(() -> Refusal.notFound("A rota of team '" + team + "'"))
                .zone();
        var at = PageWords.instant(field, Objects.requireNonNullElse(local, ""), zone);
        if (at == null) {
            throw Refusal.invalid(field, "must be a day and a time.");
        }
        return at;
    }

    private static @Nullable String note(Sent sent) {
        return sent.note() == null || sent.note().isBlank() ? null : sent.note().strip();
    }
}
