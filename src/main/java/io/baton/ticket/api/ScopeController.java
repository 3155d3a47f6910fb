package io.baton.ticket.api;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.SignedIn;
import io.baton.ticket.scope.ScopeVersion;
import io.baton.ticket.scope.Scopes;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a ticket is to deliver, version by version, and the requester's answer to a revision. */
@RestController
@RequestMapping("/api/tickets/{key}/scope")
class ScopeController {

    record Scope(List<ScopeVersion> versions) {}

    record Decline(@Nullable String reason) {}

    private final Scopes scopes;
    private final SignedIn signedIn;

    ScopeController(Scopes scopes, SignedIn signedIn) {
        this.scopes = scopes;
        this.signedIn = signedIn;
    }

    @GetMapping
    @AnyPerson
    Scope versions(@PathVariable String key) {
        return new Scope(scopes.of(signedIn.require(), key));
    }

    @PostMapping("/accept")
    @RolesAllowed(Role.REQUESTER)
    Scope accept(@PathVariable String key) {
        scopes.accept(signedIn.require(), key);
        return new Scope(scopes.of(signedIn.require(), key));
    }

    @PostMapping("/decline")
    @RolesAllowed(Role.REQUESTER)
    Scope decline(@PathVariable String key, @RequestBody Decline body) {
        scopes.decline(
                signedIn.require(),
                key,
                Objects.requireNonNullElse(body.reason(), "").strip());
        return new Scope(scopes.of(signedIn.require(), key));
    }
}
