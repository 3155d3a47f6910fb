package io.baton.people.signin;

import java.io.Serializable;
import java.time.Instant;
import java.util.Set;
import org.springframework.security.core.AuthenticatedPrincipal;

/**
 * Who signed in, how and when. Holds no rights: those are looked up for every request.
 *
 * @param id the person's or service account's id
 * @param means how the caller proved it
 * @param since when; whatever was revoked later ends the sign-in
 * @param scopes what a token is limited to, empty for other means
 */
record Caller(String id, Means means, Instant since, Set<String> scopes)
        implements AuthenticatedPrincipal, Serializable {

    private static final long serialVersionUID = 1L;

    enum Means {
        PASSWORD,
        TOKEN
    }

    Caller {
        scopes = Set.copyOf(scopes);
    }

    @Override
    public String getName() {
        return id;
    }
}
