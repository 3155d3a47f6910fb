package io.baton.journey;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.platform.Etag;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.Objects;
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
import org.springframework.web.bind.annotation.RestController;

/** Journeys: for everybody to read, for those who answer for processes to change. */
@RestController
@RequestMapping("/api/journeys")
class JourneyController {

    record NewJourney(
            @Nullable String id,
            @Nullable String name,
            @Nullable String owner,
            @Nullable List<@Nullable String> services) {}

    record Change(
            @Nullable String name,
            @Nullable String owner,
            @Nullable List<@Nullable String> services) {}

    private final JourneyRegister register;
    private final JourneyEditor editor;

    JourneyController(JourneyRegister register, JourneyEditor editor) {
        this.register = register;
        this.editor = editor;
    }

    @GetMapping
    @AnyPerson
    List<Journey> all() {
        return register.all();
    }

    @GetMapping("/{id}")
    @AnyPerson
    ResponseEntity<Journey> journey(@PathVariable String id) {
        return answer(ResponseEntity.ok(), register.require(id));
    }

    @PostMapping
    @RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
    ResponseEntity<Journey> create(@RequestBody NewJourney body) {
        var journey = editor.create(of(text(body.id()), body.name(), body.owner(), body.services()));
        return answer(ResponseEntity.created(URI.create("/api/journeys/" + journey.id())), journey);
    }

    @PutMapping("/{id}")
    @RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
    ResponseEntity<Journey> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Change body) {
        return answer(ResponseEntity.ok(), editor.change(ifMatch, of(id, body.name(), body.owner(), body.services())));
    }

    private static Journey of(
            String id, @Nullable String name, @Nullable String owner, @Nullable List<@Nullable String> services) {
        var named = services == null
                ? List.<String>of()
                : services.stream().map(JourneyController::text).toList();
        return new Journey(id, 1, text(name), text(owner), named);
    }

    private static String text(@Nullable String text) {
        return Objects.requireNonNullElse(text, "").strip();
    }

    private static ResponseEntity<Journey> answer(ResponseEntity.BodyBuilder builder, Journey journey) {
        return builder.eTag(Etag.of(journey.version())).body(journey);
    }
}
