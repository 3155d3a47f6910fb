package io.baton.people.signin;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.TokenDesk;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;

/** Signs in with a bearer token, as the token's owner. */
@Component
class TokenSignIn {

    private final TokenDesk tokens;
    private final Directory directory;

    TokenSignIn(TokenDesk tokens, Directory directory) {
        this.tokens = tokens;
        this.directory = directory;
    }

    Authentication authenticate(String sent) {
        var token = tokens.present(sent).orElseThrow(() -> new BadCredentialsException("unknown token"));
        var owner = directory
                .person(token.owner())
                .filter(Person::enabled)
                .orElseThrow(() -> new BadCredentialsException("owner not enabled"));
        return UsernamePasswordAuthenticationToken.authenticated(
                new Caller(owner.id(), Caller.Means.TOKEN, token.createdAt(), token.scopes()),
                null,
                AuthorityUtils.createAuthorityList(owner.roles()));
    }
}
