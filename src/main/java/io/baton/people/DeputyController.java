package io.baton.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Deputies: everybody names his own; administrators name them for who forgot to. */
@RestController
class DeputyController {

    private final Deputies deputies;
    private final PeopleDesk people;
    private final SignedIn signedIn;

    DeputyController(Deputies deputies, PeopleDesk people, SignedIn signedIn) {
        this.deputies = deputies;
        this.people = people;
        this.signedIn = signedIn;
    }

    /**
     * @param from first day
     * @param until last day
     */
    record NewDeputy(
            @NotNull String deputy,
            @NotNull LocalDate from,
            @NotNull LocalDate until) {}

    @GetMapping("/api/me/deputies")
    @AnyPerson
    List<Deputy> own() {
        return deputies.of(signedIn.require().id());
    }

    @PostMapping("/api/me/deputies")
    @AnyParticipant
    ResponseEntity<Deputy> nameOwn(@Valid @RequestBody NewDeputy body) {
        return named(signedIn.require().id(), body, "/api/me/deputies/");
    }

    @DeleteMapping("/api/me/deputies/{id}")
    @AnyParticipant
    ResponseEntity<Void> endOwn(@PathVariable String id) {
        deputies.end(signedIn.require().id(), id);
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/people/{person}/deputies")
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    List<Deputy> of(@PathVariable String person) {
        return deputies.of(people.find(person).person().id());
    }

    @PostMapping("/api/people/{person}/deputies")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Deputy> name(@PathVariable String person, @Valid @RequestBody NewDeputy body) {
        return named(people.find(person).person().id(), body, "/api/people/" + person + "/deputies/");
    }

    @DeleteMapping("/api/people/{person}/deputies/{id}")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Void> end(@PathVariable String person, @PathVariable String id) {
        deputies.end(person, id);
        return ResponseEntity.noContent().build();
    }

    private ResponseEntity<Deputy> named(String person, NewDeputy body, String place) {
        var entry = deputies.name(
                person,
                body.deputy(),
                Objects.requireNonNull(body.from()),
                Objects.requireNonNull(body.until()),
                signedIn.require().id());
        return ResponseEntity.created(URI.create(place + entry.id())).body(entry);
    }
}
