package io.baton.cmdb;

import io.baton.cmdb.CiClass.Attribute;
import io.baton.cmdb.CiClass.AttributeType;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keeps the inventory up to date, for process owners, admins and the machines that discover items. */
@RestController
@RequestMapping("/api/cmdb")
@RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN, Role.INTEGRATION})
class InventoryController {

    private static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** An item as it is handed in. */
    record CiRequest(
            @NotBlank @Size(max = 64) String ciClass,
            @NotBlank @Size(max = 200) String name,
            @Nullable @Size(max = 64) String owner,
            @Nullable @Size(max = 64) String environment,

            @Nullable @Pattern(regexp = "ACTIVE|RETIRED", message = "must be ACTIVE or RETIRED.")
            String status,

            @Nullable @Min(1) @Max(4) Integer serviceTier,
            @Nullable @Size(max = 100) Map<String, Object> attributes) {}

    record RelationRequest(@Nullable @Size(max = 64) String redundancyGroup) {}

    record RedundancyRequest(@NotNull @Min(1) @Max(1000) Integer minUp) {}

    record AttributeRequest(
            @NotBlank @Pattern(regexp = "[a-z][A-Za-z0-9]{0,63}")
            String name,

            @NotBlank @Size(max = 120) String label,
            @NotNull AttributeType type,
            boolean required,
            @Nullable @Size(max = 100) List<@Size(max = 120) String> choices) {}

    record ClassRequest(
            @NotBlank @Size(max = 120) String name,
            @Nullable @Size(max = 64) String parent,
            @NotNull @Size(max = 100) List<@Valid AttributeRequest> attributes) {}

    private final Inventory inventory;
    private final CiClasses classes;
    private final Directory directory;

    InventoryController(Inventory inventory, CiClasses classes, Directory directory) {
        this.inventory = inventory;
        this.classes = classes;
        this.directory = directory;
    }

    @PutMapping("/cis/{id}")
    ResponseEntity<ConfigurationItem> register(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody CiRequest request) {
        requireId(id);
        var owner = request.owner();
        if (owner != null
                && directory.team(owner).isEmpty()
                && directory.person(owner).isEmpty()) {
            throw Refusal.invalid("owner", "must be the id of a team or a person.");
        }
        var item = inventory.register(
                new Inventory.Registration(
                        id,
                        request.ciClass(),
                        request.name(),
                        owner,
                        request.environment(),
                        request.status() == null ? "ACTIVE" : request.status(),
                        request.serviceTier(),
                        request.attributes() == null ? Map.of() : request.attributes()),
                ifMatch);
        return ResponseEntity.status(item.version() == 0 ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Etag.of(item.version()))
                .body(item);
    }

    @PutMapping("/cis/{id}/relations/{type}/{target}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void relate(
            @PathVariable String id,
            @PathVariable RelationType type,
            @PathVariable String target,
            @Valid @RequestBody RelationRequest request) {
        inventory.relate(id, type, target, request.redundancyGroup());
    }

    @DeleteMapping("/cis/{id}/relations/{type}/{target}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void unrelate(@PathVariable String id, @PathVariable RelationType type, @PathVariable String target) {
        inventory.unrelate(id, type, target);
    }

    @PutMapping("/cis/{id}/redundancy/{group}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void requireUp(@PathVariable String id, @PathVariable String group, @Valid @RequestBody RedundancyRequest request) {
        requireId(group);
        inventory.requireUp(id, group, request.minUp());
    }

    @GetMapping("/classes")
    @RolesAllowed({Role.AGENT, Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN, Role.INTEGRATION})
    List<CiClass> classes() {
        return classes.all();
    }

    @PutMapping("/classes/{id}")
    @RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN})
    ResponseEntity<CiClass> saveClass(
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody ClassRequest request) {
        requireId(id);
        var known = classes.all().stream().filter(c -> c.id().equals(id)).findFirst();
        known.ifPresent(c -> Etag.requireMatch(ifMatch, c.version(), "Class " + id));
        var version = known.map(c -> c.version() + 1).orElse(0L);
        var saved = new CiClass(id, version, request.name(), request.parent(), attributes(request));
        classes.save(saved);
        return ResponseEntity.ok().eTag(Etag.of(version)).body(saved);
    }

    private static List<Attribute> attributes(ClassRequest request) {
        return request.attributes().stream()
                .map(a -> new Attribute(
                        a.name(), a.label(), a.type(), a.required(), a.choices() == null ? List.of() : a.choices()))
                .toList();
    }

    private static void requireId(String id) {
        if (!id.matches(ID)) {
            throw Refusal.invalid("id", "must be up to 64 letters, digits, dots, underscores and dashes.");
        }
    }
}
