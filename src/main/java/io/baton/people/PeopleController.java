package io.baton.people;

import io.baton.platform.Etag;
import io.baton.platform.Page;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People and service accounts, for administrators; auditors may look. */
@RestController
@RequestMapping("/api/people")
class PeopleController {

    private final PeopleDesk desk;

    PeopleController(PeopleDesk desk) {
        this.desk = desk;
    }

    record NewPerson(
            @NotNull String id,
            @NotNull String name,
            @NotNull String email,
            boolean vip,
            int tier,
            @Nullable String managerId,
            @Nullable String place,
            @Nullable String department,
            @Nullable String costCentre,
            @Nullable String password) {

        Profile profile() {
            return new Profile(name, email, vip, tier, managerId, place, department, costCentre);
        }
    }

    record ChangedPerson(
            @NotNull String name,
            @NotNull String email,
            boolean vip,
            int tier,
            @Nullable String managerId,
            @Nullable String place,
            @Nullable String department,
            @Nullable String costCentre) {

        Profile profile() {
            return new Profile(name, email, vip, tier, managerId, place, department, costCentre);
        }
    }

    record NewServiceAccount(
            @NotNull String id,
            @NotNull String name,
            @NotNull String role) {}

    record Names(
            @NotNull @Size(max = 50) Set<@NotNull String> names,
            @Nullable @Size(max = 1000) String reason) {}

    record Reason(@Nullable @Size(max = 1000) String reason) {}

    record NewPassword(@NotNull @Size(max = 200) String password) {}

    @GetMapping
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    Page<PersonView> list(
            @RequestParam(required = false) @Nullable String query,
            @RequestParam(required = false) @Nullable String role,
            @RequestParam(required = false) @Nullable String team,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        var found = desk.search(query, role, team, page, size);
        return new Page<>(found.items().stream().map(PersonView::of).toList(), found.total(), page, size);
    }

    @GetMapping("/services")
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    List<PersonView> services() {
        return desk.services().stream().map(PersonView::of).toList();
    }

    @GetMapping("/{id}")
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    ResponseEntity<PersonView> one(@PathVariable String id) {
        return answer(desk.find(id));
    }

    @PostMapping
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PersonView> create(@Valid @RequestBody NewPerson body) {
        return created(desk.create(body.id(), body.profile(), body.password()));
    }

    @PostMapping("/services")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PersonView> createService(@Valid @RequestBody NewServiceAccount body) {
        return created(desk.createService(body.id(), body.name(), body.role()));
    }

    @PutMapping("/{id}")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PersonView> describe(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Valid @RequestBody ChangedPerson body) {
        return answer(desk.describe(id, body.profile(), ifMatch));
    }

    @PutMapping("/{id}/roles")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PersonView> setRoles(@PathVariable String id, @Valid @RequestBody Names body) {
        return answer(desk.setRoles(id, body.names(), body.reason()));
    }

    @PutMapping("/{id}/teams")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PersonView> setTeams(@PathVariable String id, @Valid @RequestBody Names body) {
        return answer(desk.setTeams(id, body.names(), body.reason()));
    }

    @PostMapping("/{id}/enable")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PersonView> enable(@PathVariable String id, @Valid @RequestBody Reason body) {
        return answer(desk.setEnabled(id, true, body.reason()));
    }

    @PostMapping("/{id}/disable")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<PersonView> disable(@PathVariable String id, @Valid @RequestBody Reason body) {
        return answer(desk.setEnabled(id, false, body.reason()));
    }

    @PutMapping("/{id}/password")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Void> resetPassword(@PathVariable String id, @Valid @RequestBody NewPassword body) {
        desk.resetPassword(id, body.password());
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<PersonView> answer(PeopleDesk.Kept kept) {
        return ResponseEntity.ok().eTag(Etag.of(kept.version())).body(PersonView.of(kept.person()));
    }

    private static ResponseEntity<PersonView> created(PeopleDesk.Kept kept) {
        return ResponseEntity.created(URI.create("/api/people/" + kept.person().id()))
                .eTag(Etag.of(kept.version()))
                .body(PersonView.of(kept.person()));
    }
}
