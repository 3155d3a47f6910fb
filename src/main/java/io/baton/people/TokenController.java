package io.baton.people;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Every token, for administrators: who holds which, and those of service accounts made and revoked. */
@RestController
@RequestMapping("/api/tokens")
class TokenController {

    private final TokenDesk desk;

    TokenController(TokenDesk desk) {
        this.desk = desk;
    }

    record NewToken(
            @NotNull String owner,
            @NotNull String name,
            @NotNull @Size(max = 20) Set<@NotNull String> scopes,
            int expiresInDays) {}

    @GetMapping
    @RolesAllowed({Role.ADMIN, Role.AUDITOR})
    List<AccessToken> list(@RequestParam(required = false) @Nullable String owner) {
        return desk.list(owner);
    }

    @PostMapping
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<TokenDesk.Issued> create(@Valid @RequestBody NewToken body) {
        var issued = desk.issueForService(body.owner(), body.name(), body.scopes(), body.expiresInDays());
        return ResponseEntity.created(URI.create("/api/tokens/" + issued.token().id()))
                .body(issued);
    }

    @DeleteMapping("/{id}")
    @RolesAllowed(Role.ADMIN)
    ResponseEntity<Void> revoke(@PathVariable String id) {
        desk.revoke(id);
        return ResponseEntity.noContent().build();
    }
}
