package io.baton.people.signin;

import io.baton.people.BearerTokens;
import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.TokenDesk;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UrlPathHelper;

/** Signs in with a bearer token, as the token's owner. */
@Component
class TokenSignIn {

    private final TokenDesk tokens;
    private final List<BearerTokens> others;
    private final Directory directory;

    TokenSignIn(TokenDesk tokens, List<BearerTokens> others, Directory directory) {
        this.tokens = tokens;
        this.others = List.copyOf(others);
        this.directory = directory;
    }

    Authentication authenticate(String sent, HttpServletRequest request) {
        for (var other : others) {
            if (other.areLike(sent)) {
                return other.present(asSent(sent, request)).map(this::signedIn).orElseThrow(TokenSignIn::unknown);
            }
        }
        var token = tokens.present(sent).orElseThrow(TokenSignIn::unknown);
        return signedIn(token.owner(), token.createdAt(), token.scopes());
    }

    private static BearerTokens.Sent asSent(String sent, HttpServletRequest request) {
        return new BearerTokens.Sent(
                sent,
                request.getRemoteAddr(),
                request.getMethod(),
                UrlPathHelper.defaultInstance.getPathWithinApplication(request));
    }

    private Authentication signedIn(BearerTokens.Proven proven) {
        var signedIn = signedIn(proven.owner(), proven.since(), proven.scopes());
        signedIn.setDetails(proven.details());
        return signedIn;
    }

    private UsernamePasswordAuthenticationToken signedIn(String ownerId, Instant since, Set<String> scopes) {
        var owner = directory
                .person(ownerId)
                .filter(Person::enabled)
                .orElseThrow(() -> new BadCredentialsException("owner not enabled"));
        return UsernamePasswordAuthenticationToken.authenticated(
                new Caller(owner.id(), Caller.Means.TOKEN, since, scopes),
                null,
                AuthorityUtils.createAuthorityList(owner.roles()));
    }

    private static BadCredentialsException unknown() {
        return new BadCredentialsException("unknown token");
    }
}
