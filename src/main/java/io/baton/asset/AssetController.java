package io.baton.asset;

import io.baton.asset.AssetRegister.AssetQuery;
import io.baton.people.Directory;
import io.baton.people.Role;
import io.baton.platform.Etag;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Assets to read for those who work with them; corrections by those who answer for the register. */
@RestController
@RequestMapping("/api/assets")
@RolesAllowed({
    Role.AGENT,
    Role.TEAM_LEAD,
    Role.CHANGE_MANAGER,
    Role.INCIDENT_COMMANDER,
    Role.PROCESS_OWNER,
    Role.AUDITOR,
    Role.ADMIN,
    Role.INTEGRATION
})
class AssetController {

    private static final String TAG = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /** An asset as it is handed in. */
    record AssetRequest(
            @NotBlank @Size(max = 40) String kind,
            @NotBlank @Size(max = 120) String model,
            @Nullable @Size(max = 120) String serial,
            @Nullable @Size(max = 64) String owner,
            @Nullable @Size(max = 120) String place,
            @NotNull AssetStatus status) {}

    private final AssetRegister register;
    private final AssetBook book;
    private final Directory directory;

    AssetController(AssetRegister register, AssetBook book, Directory directory) {
        this.register = register;
        this.book = book;
        this.directory = directory;
    }

    @GetMapping
    Page<Asset> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable AssetStatus status,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "50") int size) {
        return register.search(new AssetQuery(kind, status, owner, text, page, size));
    }

    @GetMapping("/{tag}")
    ResponseEntity<Asset> one(@PathVariable String tag) {
        var asset = require(tag);
        return ResponseEntity.ok().eTag(Etag.of(asset.version())).body(asset);
    }

    @GetMapping("/{tag}/history")
    List<AssetChange> history(@PathVariable String tag) {
        require(tag);
        return register.historyOf(tag);
    }

    @PutMapping("/{tag}")
    @RolesAllowed({Role.PROCESS_OWNER, Role.ADMIN, Role.INTEGRATION})
    ResponseEntity<Asset> save(
            @PathVariable String tag,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @Valid @RequestBody AssetRequest request) {
        if (register instanceof OutsideRegister) {
            throw Refusal.conflict("register-is-outside", "Assets are kept in another system; correct them there.");
        }
        if (!tag.matches(TAG)) {
            throw Refusal.invalid("tag", "must be up to 64 letters, digits, dots, underscores and dashes.");
        }
        var owner = request.owner();
        if (owner != null
                && directory.person(owner).isEmpty()
                && directory.team(owner).isEmpty()) {
            throw Refusal.invalid("owner", "must be the id of a person or a team.");
        }
        var known = book.find(tag);
        var wanted = new Asset(
                tag,
                known.map(Asset::version).orElse(0L),
                request.kind(),
                request.model(),
                request.serial(),
                owner,
                request.place(),
                request.status(),
                null,
                Instant.EPOCH);
        var saved = known.isEmpty() ? book.add(wanted) : book.edit(wanted, ifMatch);
        return ResponseEntity.status(known.isEmpty() ? HttpStatus.CREATED : HttpStatus.OK)
                .eTag(Etag.of(saved.version()))
                .body(saved);
    }

    private Asset require(String tag) {
        return register.find(tag).orElseThrow(() -> Refusal.notFound("Asset " + tag));
    }
}
