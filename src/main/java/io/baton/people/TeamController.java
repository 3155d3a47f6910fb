package io.baton.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Teams: everybody may know them, administrators make and change them. */
@RestController
@RequestMapping("/api/teams")
class TeamController {

    private final TeamDesk desk;

    TeamController(TeamDesk desk) {
        this.desk = desk;
    }

    record NewTeam(
            @NotNull String id,
            @NotNull String name,
            @Nullable String leadId) {}

    record ChangedTeam(@NotNull String name, @Nullable String leadId) {}

    @GetMapping
    @AnyPerson
    List<Team> list() {
        return desk.teams();
    }

    @PostMapping
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Team> create(@Valid @RequestBody NewTeam body) {
        return ResponseEntity.created(URI.create("/api/teams/" + body.id()))
                .body(desk.create(body.id(), body.name(), body.leadId()));
    }

    @PutMapping("/{id}")
    @RolesAllowed(Role.ADMIN)
    Team change(@PathVariable String id, @Valid @RequestBody ChangedTeam body) {
        return desk.change(id, body.name(), body.leadId());
    }
}
