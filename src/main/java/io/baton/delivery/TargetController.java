package io.baton.delivery;

import io.baton.people.Role;
import io.baton.platform.Etag;
import jakarta.annotation.security.RolesAllowed;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Which tool brings which service to which environment. */
@RestController
@RequestMapping("/api/delivery/targets")
class TargetController {

    /** @param hasSecret whether the job has a secret of its own, which is never shown */
    record View(
            String id,
            String service,
            String environment,
            String tool,
            String job,
            @Nullable String ref,
            Map<String, String> parameters,
            String within,
            boolean hasSecret,
            int version) {

        static View of(Target target) {
            return new View(
                    target.id(),
                    target.service(),
                    target.environment(),
                    target.tool(),
                    target.job(),
                    target.ref(),
                    target.parameters(),
                    target.within().toString(),
                    target.secret() != null,
                    target.version());
        }
    }

    private final TargetDesk desk;
    private final Targets targets;

    TargetController(TargetDesk desk, Targets targets) {
        this.desk = desk;
        this.targets = targets;
    }

    @GetMapping
    @RolesAllowed({Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.PROCESS_OWNER, Role.TEAM_LEAD})
    List<View> all() {
        return targets.all().stream().map(View::of).toList();
    }

    @GetMapping("/{id}")
    @RolesAllowed({Role.ADMIN, Role.CHANGE_MANAGER, Role.AUDITOR, Role.PROCESS_OWNER, Role.TEAM_LEAD})
    ResponseEntity<View> one(@PathVariable String id) {
        return answer(ResponseEntity.ok(), desk.require(id));
    }

    @PostMapping
    @RolesAllowed({Role.ADMIN, Role.CHANGE_MANAGER})
    ResponseEntity<View> add(@RequestBody TargetDesk.Wanted body) {
        var target = desk.add(body);
        return answer(ResponseEntity.created(URI.create("/api/delivery/targets/" + target.id())), target);
    }

    @PutMapping("/{id}")
    @RolesAllowed({Role.ADMIN, Role.CHANGE_MANAGER})
    ResponseEntity<View> change(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody TargetDesk.Wanted body) {
        var now = desk.require(id);
        Etag.requireMatch(ifMatch, now.version(), "Target " + id);
        return answer(ResponseEntity.ok(), desk.change(id, now.version(), body));
    }

    @DeleteMapping("/{id}")
    @RolesAllowed({Role.ADMIN, Role.CHANGE_MANAGER})
    ResponseEntity<Void> remove(@PathVariable String id) {
        desk.remove(id);
        return ResponseEntity.noContent().build();
    }

    private static ResponseEntity<View> answer(ResponseEntity.BodyBuilder builder, Target target) {
        return builder.eTag(Etag.of(target.version())).body(View.of(target));
    }
}
