package io.baton.console;

import io.baton.console.FormPost.Done;
import io.baton.people.Deputies;
import io.baton.people.Deputy;
import io.baton.people.Directory;
import io.baton.people.PeopleDesk;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators see who is away and who stands in, and name deputies for those who forgot to. */
@Controller
@RequestMapping(DeputyPages.PATH)
@RolesAllowed(Role.ADMIN)
class DeputyPages {

    static final String PATH = "/console/deputies";

    private final Deputies deputies;
    private final PeopleDesk people;
    private final Directory directory;
    private final SignedIn signedIn;
    private final Clock clock;

    DeputyPages(Deputies deputies, PeopleDesk people, Directory directory, SignedIn signedIn, Clock clock) {
        this.deputies = deputies;
        this.people = people;
        this.directory = directory;
        this.signedIn = signedIn;
        this.clock = clock;
    }

    /**
     * Somebody who stands in.
     *
     * @param until the last day
     * @param active whether it counts today
     */
    record Row(
            String id,
            String person,
            String personName,
            String deputyName,
            LocalDate from,
            LocalDate until,
            boolean active,
            String namedBy) {}

    @GetMapping
    String list(Model model) {
        model.addAttribute("rows", deputies.all().stream().map(this::row).toList());
        model.addAttribute("today", LocalDate.now(clock));
        return "console/deputies";
    }

    @PostMapping
    String name(
            @RequestParam String person,
            @RequestParam String deputy,
            @RequestParam String from,
            @RequestParam String until,
            RedirectAttributes flash) {
        return FormPost.attempt(flash, PATH, () -> {
            var away = people.find(person.strip()).person();
            var entry = deputies.name(
                    away.id(),
                    deputy.strip(),
                    FormPost.day("from", from),
                    FormPost.day("until", until),
                    signedIn.require().id());
            return new Done(nameOf(entry.deputy()) + " stands in for " + away.name() + ".", PATH);
        });
    }

    @PostMapping("/{person}/{id}/end")
    String end(@PathVariable String person, @PathVariable String id, RedirectAttributes flash) {
        return FormPost.attempt(flash, PATH, () -> {
            deputies.end(person, id);
            return new Done("Nobody stands in any more in this place.", PATH);
        });
    }

    private Row row(Deputy entry) {
        return new Row(
                entry.id(),
                entry.person(),
                nameOf(entry.person()),
                nameOf(entry.deputy()),
                LocalDate.ofInstant(entry.from(), clock.getZone()),
                LocalDate.ofInstant(entry.until().minusMillis(1), clock.getZone()),
                entry.isActive(clock.instant()),
                nameOf(entry.namedBy()));
    }

    private String nameOf(String id) {
        return directory.person(id).map(Person::name).orElse(id);
    }
}
