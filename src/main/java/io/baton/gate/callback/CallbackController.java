package io.baton.gate.callback;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.baton.gate.callback.CallbackDesk.Taken;
import io.baton.people.Role;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The doors at which CI systems ask, each known by its signature or secret, and what people see of their questions. */
@RestController
@RequestMapping("/api/gate/v1/callbacks")
class CallbackController {

    private static final int MOST = 200;

    /** @param taken asked, heard, ignored or repeated */
    record Noted(String taken) {}

    /** @param trouble what hinders the answer; {@code gaveUp} where a person has to see to it */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String id,
            String installation,
            String project,
            String run,
            @Nullable String url,
            String toolEnvironment,
            @Nullable String service,
            @Nullable String environment,
            @Nullable String commit,
            String state,
            @Nullable String change,
            @Nullable String grant,
            @Nullable String reason,
            @Nullable String words,
            @Nullable String outcome,
            boolean gaveUp,
            @Nullable String trouble,
            Instant askedAt,
            Instant deadlineAt,
            @Nullable Instant answeredAt) {

        static View of(Callback asked) {
            var run = asked.run();
            return new View(
                    asked.id(),
                    asked.installation(),
                    asked.projectId(),
                    asked.runKey(),
                    run == null ? null : run.url(),
                    asked.toolEnvironment(),
                    asked.service(),
                    asked.environment(),
                    asked.commit(),
                    asked.state().name(),
                    asked.changeKey(),
                    asked.grantId(),
                    asked.reason(),
                    asked.words(),
                    asked.outcome() == null ? null : asked.outcome().name(),
                    asked.gaveUp(),
                    asked.trouble(),
                    asked.askedAt(),
                    asked.deadlineAt(),
                    asked.answeredAt());
        }
    }

    private final CallbackDesk desk;
    private final Callbacks callbacks;

    CallbackController(CallbackDesk desk, Callbacks callbacks) {
        this.desk = desk;
        this.callbacks = callbacks;
    }

    @PostMapping(path = "/github/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PermitAll
    ResponseEntity<Noted> github(
            @PathVariable String name, @RequestHeader Map<String, String> headers, @RequestBody byte[] body) {
        return heard("github", name, headers, body);
    }

    @PostMapping(path = "/gitlab/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PermitAll
    ResponseEntity<Noted> gitlab(
            @PathVariable String name, @RequestHeader Map<String, String> headers, @RequestBody byte[] body) {
        return heard("gitlab", name, headers, body);
    }

    @PostMapping(path = "/azure/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
    @PermitAll
    ResponseEntity<Noted> azure(
            @PathVariable String name, @RequestHeader Map<String, String> headers, @RequestBody byte[] body) {
        return heard("azure", name, headers, body);
    }

    private ResponseEntity<Noted> heard(String kind, String name, Map<String, String> headers, byte[] body) {
        var taken = desk.hear(kind, name, new Inbound(headers, body));
        return ResponseEntity.status(taken == Taken.ASKED ? HttpStatus.ACCEPTED : HttpStatus.OK)
                .body(new Noted(taken.name().toLowerCase(Locale.ROOT)));
    }

    /** The latest ones; with {@code open=true} those only that a tool or a person waits for. */
    @GetMapping
    @RolesAllowed({Role.ADMIN, Role.AUDITOR, Role.CHANGE_MANAGER, Role.PROCESS_OWNER})
    List<View> all(@RequestParam(defaultValue = "false") boolean open) {
        return callbacks.latest(open, MOST).stream().map(View::of).toList();
    }

    @PostMapping("/{id}/retry")
    @RolesAllowed({Role.ADMIN, Role.CHANGE_MANAGER})
    View tryAgain(@PathVariable String id) {
        return View.of(desk.tryAgain(id));
    }
}
