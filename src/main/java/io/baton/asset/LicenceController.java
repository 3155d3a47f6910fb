package io.baton.asset;

import io.baton.people.Directory;
import io.baton.people.Role;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Licences, their seats and who holds them. */
@RestController
@RequestMapping("/api/assets/licences")
@RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN, Role.INTEGRATION})
class LicenceController {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    record LicenceView(Licence licence, List<Seat> seats, List<Reservation> reserved) {}

    record LicenceRequest(
            @NotBlank @Size(max = 200) String product,
            Licence.@Nullable Metric metric,
            @NotNull @Min(0) @Max(1_000_000) Integer seats) {}

    private final Licences licences;
    private final Directory directory;

    LicenceController(Licences licences, Directory directory) {
        this.licences = licences;
        this.directory = directory;
    }

    @GetMapping
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN, Role.INTEGRATION})
    List<Licence> list() {
        return licences.all();
    }

    @GetMapping("/{id}")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN, Role.INTEGRATION})
    ResponseEntity<LicenceView> one(@PathVariable String id) {
        var licence = licences.find(id).orElseThrow(() -> Refusal.notFound("Licence " + id));
        return ResponseEntity.ok()
                .eTag(Etag.of(licence.version()))
                .body(new LicenceView(licence, licences.seatsOf(id), licences.reservedFor(id)));
    }

    @PutMapping("/{id}")
    ResponseEntity<Licence> save(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody LicenceRequest request) {
        if (!id.matches(ID)) {
            throw Refusal.invalid("id", "must be up to 64 letters, digits, dots, underscores and dashes.");
        }
        var saved = licences.save(id, request.product(), request.metric(), request.seats(), ifMatch);
        return ResponseEntity.ok().eTag(Etag.of(saved.version())).body(saved);
    }

    /** Gives a person a seat; repeating it changes nothing. */
    @PutMapping("/{id}/seats/{holder}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void assign(
            @PathVariable String id,
            @PathVariable String holder,
            @RequestParam(required = false) @Size(max = 64) @Nullable String ticket) {
        if (directory.person(holder).isEmpty()) {
            throw Refusal.invalid("holder", "must be the id of a person.");
        }
        licences.assign(id, holder, ticket);
    }

    @DeleteMapping("/{id}/seats/{holder}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(
            @PathVariable String id,
            @PathVariable String holder,
            @RequestParam(required = false) @Size(max = 64) @Nullable String ticket) {
        licences.release(id, holder, ticket);
    }
}
