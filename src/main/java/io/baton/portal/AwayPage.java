package io.baton.portal;

import io.baton.people.Absence;
import io.baton.people.Absences;
import io.baton.people.AnyParticipant;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where people say that they are away and who stands in; leads also for the people of their teams. */
@Controller
@RequestMapping(AwayPage.PATH)
@AnyParticipant
class AwayPage {

    static final String PATH = "/portal/away";

    private final Absences absences;
    private final Directory directory;
    private final PageWords words;
    private final PortalSettings settings;
    private final SignedIn signedIn;
    private final Clock clock;

    AwayPage(
            Absences absences,
            Directory directory,
            PageWords words,
            PortalSettings settings,
            SignedIn signedIn,
            Clock clock) {
        this.absences = absences;
        this.directory = directory;
        this.words = words;
        this.settings = settings;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /** An absence as it is listed. */
    record Row(
            String id,
            String person,
            String name,
            Moment from,
            Moment until,
            String reason,
            @Nullable String deputy,
            boolean begun) {}

    /** Somebody who can be chosen. */
    record Choice(String id, String name) {}

    @GetMapping
    String show(Model model) {
        var me = signedIn.require();
        var mine = ledBy(me);
        model.addAttribute("people", mine.stream().map(AwayPage::choice).toList());
        model.addAttribute("colleagues", colleagues(me).map(AwayPage::choice).toList());
        model.addAttribute(
                "rows",
                mine.stream()
                        .flatMap(person -> absences.of(person.id()).stream())
                        .map(this::row)
                        .toList());
        model.addAttribute("me", me.id());
        model.addAttribute("today", LocalDate.ofInstant(clock.instant(), settings.zone()));
        model.addAttribute("zone", settings.zone().getId());
        return "portal/away";
    }

    @PostMapping
    String enter(
            @RequestParam("person") String person,
            @RequestParam("from") String from,
            @RequestParam("until") String until,
            @RequestParam("reason") String reason,
            @RequestParam(name = "deputy", defaultValue = "") String deputy,
            RedirectAttributes flash) {
        try {
            var entered = absences.enter(
                    person.strip(),
                    from.strip(),
                    until.strip(),
                    settings.zone().getId(),
                    reason,
                    deputy.isBlank() ? null : deputy.strip());
            flash.addFlashAttribute("said", words.person(person.strip()) + " is away in that time.");
            flash.addFlashAttribute("conflicts", entered.conflicts());
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
            flash.addFlashAttribute("sent", new Sent(person, from, until, reason, deputy));
        }
        return "redirect:" + PATH;
    }

    /** What was sent and refused, so that nobody types it again. */
    record Sent(String person, String from, String until, String reason, String deputy) {}

    @PostMapping("/{person}/{id}/end")
    String end(@PathVariable("person") String person, @PathVariable("id") String id, RedirectAttributes flash) {
        try {
            absences.end(person, id);
            flash.addFlashAttribute("said", words.person(person) + " is back.");
        } catch (RuntimeException e) {
            PageRefusals.tell(e, flash);
        }
        return "redirect:" + PATH;
    }

    /** Oneself first, then the people of the teams one leads. */
    private List<Person> ledBy(Person me) {
        var led = directory.teams().stream()
                .filter(team -> me.id().equals(team.leadId()))
                .flatMap(team -> directory.membersOf(team.id()).stream())
                .filter(person -> person.enabled() && !person.id().equals(me.id()))
                .distinct();
        return new ArrayList<>(Stream.concat(Stream.of(me), led).toList());
    }

    /** Who works or reports alongside, and so may know what is to be decided. */
    private Stream<Person> colleagues(Person me) {
        return directory.people().stream()
                .filter(person -> person.enabled() && !person.id().equals(me.id()))
                .filter(person -> person.id().equals(me.managerId())
                        || me.id().equals(person.managerId())
                        || (me.managerId() != null && Objects.equals(me.managerId(), person.managerId()))
                        || person.teams().stream().anyMatch(me.teams()::contains));
    }

    private Row row(Absence absence) {
        return new Row(
                absence.id(),
                absence.person(),
                words.person(absence.person()),
                words.moment(absence.from()),
                words.moment(absence.until()),
                absence.reason(),
                absence.deputy() == null ? null : words.person(absence.deputy()),
                !absence.from().isAfter(clock.instant()));
    }

    private static Choice choice(Person person) {
        return new Choice(person.id(), person.name());
    }
}
