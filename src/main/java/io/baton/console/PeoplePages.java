package io.baton.console;

import static io.baton.console.FormPost.orNull;

import io.baton.console.FormPost.Done;
import io.baton.people.PeopleDesk;
import io.baton.people.Profile;
import io.baton.people.Role;
import io.baton.people.RoleBook;
import io.baton.people.TeamDesk;
import io.baton.people.TokenDesk;
import io.baton.platform.Etag;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where administrators see people and service accounts, and change their roles, teams and tokens. */
@Controller
@RequestMapping("/console/people")
@RolesAllowed(Role.ADMIN)
class PeoplePages {

    private static final int SHOWN = 100;

    private final PeopleDesk people;
    private final TeamDesk teams;
    private final TokenDesk tokens;
    private final RoleBook roles;

    PeoplePages(PeopleDesk people, TeamDesk teams, TokenDesk tokens, RoleBook roles) {
        this.people = people;
        this.teams = teams;
        this.tokens = tokens;
        this.roles = roles;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable String q, Model model) {
        model.addAttribute("q", q);
        model.addAttribute("found", people.search(q, null, null, 0, SHOWN));
        model.addAttribute("services", people.services());
        model.addAttribute(
                "machineRoles",
                roles.roles().stream().filter(RoleBook.Entry::isForMachines).toList());
        return "console/people";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String id, Model model) {
        var kept = people.find(id);
        var machine = kept.person().isService();
        model.addAttribute("person", kept.person());
        model.addAttribute("version", kept.version());
        model.addAttribute(
                "roles",
                roles.roles().stream()
                        .filter(role -> role.isForMachines() == machine)
                        .toList());
        model.addAttribute("teams", teams.teams());
        model.addAttribute("tokens", tokens.list(id));
        return "console/person";
    }

    @PostMapping
    String create(
            @RequestParam String id,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam String password,
            RedirectAttributes flash) {
        return attempt(flash, "", () -> {
            var profile = new Profile(name, email, false, 0, null, null);
            people.create(id, profile, password);
            return new Done("'" + id + "' was added. Give the person roles now.", "/" + id);
        });
    }

    @PostMapping("/services")
    String createService(
            @RequestParam String id, @RequestParam String name, @RequestParam String role, RedirectAttributes flash) {
        return attempt(flash, "", () -> {
            people.createService(id, name, role);
            return new Done("The service account '" + id + "' was added. Make a token for it now.", "/" + id);
        });
    }

    @PostMapping("/{id}/profile")
    String describe(
            @PathVariable String id,
            @RequestParam long version,
            @RequestParam String name,
            @RequestParam String email,
            @RequestParam(defaultValue = "false") boolean vip,
            @RequestParam int tier,
            @RequestParam String manager,
            @RequestParam String place,
            @RequestParam(defaultValue = "") String department,
            @RequestParam(defaultValue = "") String costCentre,
            RedirectAttributes flash) {
        return attempt(flash, "/" + id, () -> {
            var profile = new Profile(
                    name, email, vip, tier, orNull(manager), orNull(place), orNull(department), orNull(costCentre));
            people.describe(id, profile, Etag.of(version));
            return new Done("Saved.", "/" + id);
        });
    }

    @PostMapping("/{id}/roles")
    String setRoles(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Set<String> role,
            @RequestParam String reason,
            RedirectAttributes flash) {
        return attempt(flash, "/" + id, () -> {
            people.setRoles(id, Objects.requireNonNullElse(role, Set.of()), orNull(reason));
            return new Done("The roles are changed.", "/" + id);
        });
    }

    @PostMapping("/{id}/teams")
    String setTeams(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable Set<String> team,
            @RequestParam String reason,
            RedirectAttributes flash) {
        return attempt(flash, "/" + id, () -> {
            people.setTeams(id, Objects.requireNonNullElse(team, Set.of()), orNull(reason));
            return new Done("The teams are changed.", "/" + id);
        });
    }

    @PostMapping("/{id}/enabled")
    String setEnabled(
            @PathVariable String id,
            @RequestParam boolean enabled,
            @RequestParam String reason,
            RedirectAttributes flash) {
        return attempt(flash, "/" + id, () -> {
            people.setEnabled(id, enabled, orNull(reason));
            return new Done(enabled ? "Enabled." : "Disabled. Every session and token ends within seconds.", "/" + id);
        });
    }

    @PostMapping("/{id}/password")
    String resetPassword(@PathVariable String id, @RequestParam String password, RedirectAttributes flash) {
        return attempt(flash, "/" + id, () -> {
            people.resetPassword(id, password);
            return new Done("The password is set.", "/" + id);
        });
    }

    @PostMapping("/{id}/tokens")
    String createToken(
            @PathVariable String id,
            @RequestParam String name,
            @RequestParam String scopes,
            @RequestParam int days,
            RedirectAttributes flash) {
        return attempt(flash, "/" + id, () -> {
            var wanted = new LinkedHashSet<>(Arrays.asList(scopes.strip().split("[\\s,]+")));
            flash.addFlashAttribute(
                    "secret", tokens.issueForService(id, name, wanted, days).secret());
            return new Done("The token is made. Copy it now; it is shown this once.", "/" + id);
        });
    }

    @PostMapping("/{id}/tokens/{token}/revoke")
    String revokeToken(@PathVariable String id, @PathVariable String token, RedirectAttributes flash) {
        return attempt(flash, "/" + id, () -> {
            tokens.revoke(token);
            return new Done("The token is revoked.", "/" + id);
        });
    }

    private static String attempt(RedirectAttributes flash, String back, FormPost.Act act) {
        return FormPost.attempt(flash, "/console/people" + back, () -> {
            var done = act.run();
            return new Done(done.said(), "/console/people" + done.path());
        });
    }
}
