package io.baton.people;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know and do about himself. Auditors change nothing, not even here. */
@RestController
@RequestMapping("/api/me")
class MeController {

    private final SignedIn signedIn;
    private final TokenDesk tokens;
    private final PeopleDesk people;

    MeController(SignedIn signedIn, TokenDesk tokens, PeopleDesk people) {
        this.signedIn = signedIn;
        this.tokens = tokens;
        this.people = people;
    }

    record NewOwnToken(
            @NotNull String name, @NotNull @Size(max = 20) Set<@NotNull String> scopes, int expiresInDays) {}

    record OwnPassword(
            @NotNull @Size(max = 200) String current,
            @NotNull @Size(max = 200) String password) {}

    record Csrf(String headerName, String parameterName, String token) {}

    @GetMapping
    @AnyPerson
    PersonView me() {
        return PersonView.of(signedIn.require());
    }

    /** For scripts of the product's own pages, which change things with the session of whoever looks at them. */
    @GetMapping("/csrf")
    @AnyPerson
    Csrf csrf(CsrfToken token) {
        return new Csrf(token.getHeaderName(), token.getParameterName(), token.getToken());
    }

    @GetMapping("/tokens")
    @AnyPerson
    List<AccessToken> tokens() {
        return tokens.list(signedIn.require().id());
    }

    @PostMapping("/tokens")
    @AnyActor
    ResponseEntity<TokenDesk.Issued> createToken(@Valid @RequestBody NewOwnToken body) {
        var issued = tokens.issueOwn(body.name(), body.scopes(), body.expiresInDays());
        return ResponseEntity.created(
                        URI.create("/api/me/tokens/" + issued.token().id()))
                .body(issued);
    }

    @DeleteMapping("/tokens/{id}")
    @AnyActor
    ResponseEntity<Void> revokeToken(@PathVariable String id) {
        tokens.revokeOwn(id);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/password")
    @AnyActor
    ResponseEntity<Void> changePassword(@Valid @RequestBody OwnPassword body) {
        people.changeOwnPassword(body.current(), body.password());
        return ResponseEntity.noContent().build();
    }
}
