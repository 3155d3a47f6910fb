package io.baton.people.staff;

import io.baton.people.Absence;
import io.baton.people.Absences;
import io.baton.people.AnyActor;
import io.baton.people.AnyPerson;
import io.baton.people.Directory;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Absences: everybody enters the own ones, leads those of their people, administrators all. */
@RestController
@RequestMapping("/api/staff/{person}/absences")
class AbsenceController {

    private final Absences desk;
    private final StaffRights rights;
    private final Directory directory;
    private final SignedIn signedIn;

    AbsenceController(Absences desk, StaffRights rights, Directory directory, SignedIn signedIn) {
        this.desk = desk;
        this.rights = rights;
        this.directory = directory;
        this.signedIn = signedIn;
    }

    /**
     * @param from first day, or moment
     * @param until last day, included, or moment of coming back
     * @param zone where the days begin; not needed for moments
     * @param reason such as holiday; read by the own leads, administrators and auditors only
     */
    record NewAbsence(
            @NotNull String from,
            @NotNull String until,
            @Nullable String zone,
            @NotNull String reason,
            @Nullable String deputy) {}

    /**
     * @param reason for those who may read it
     * @param conflicts what does not fit together with it; only when it is entered
     */
    record AbsenceView(
            String id,
            String person,
            Instant from,
            Instant until,
            @Nullable String reason,
            @Nullable String deputy,
            Absence.State state,
            List<String> conflicts) {

        static AbsenceView of(Absence absence, boolean withReason, List<String> conflicts) {
            return new AbsenceView(
                    absence.id(),
                    absence.person(),
                    absence.from(),
                    absence.until(),
                    withReason ? absence.reason() : null,
                    absence.deputy(),
                    absence.state(),
                    conflicts);
        }
    }

    @GetMapping
    @AnyPerson
    List<AbsenceView> of(@PathVariable String person) {
        var known = directory.person(person).orElseThrow(() -> Refusal.notFound("Person '" + person + "'"));
        var withReason = rights.seesReasons(signedIn.require(), known);
        return desk.of(person).stream()
                .map(absence -> AbsenceView.of(absence, withReason, List.of()))
                .toList();
    }

    @PostMapping
    @AnyActor
    ResponseEntity<AbsenceView> enter(@PathVariable String person, @Valid @RequestBody NewAbsence body) {
        var entered = desk.enter(person, body.from(), body.until(), body.zone(), body.reason(), body.deputy());
        return ResponseEntity.created(URI.create("/api/staff/" + person + "/absences/"
                        + entered.absence().id()))
                .body(AbsenceView.of(entered.absence(), true, entered.conflicts()));
    }

    @DeleteMapping("/{id}")
    @AnyActor
    ResponseEntity<Void> end(@PathVariable String person, @PathVariable String id) {
        desk.end(person, id);
        return ResponseEntity.noContent().build();
    }
}
