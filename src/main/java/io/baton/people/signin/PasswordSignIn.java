package io.baton.people.signin;

import io.baton.people.Passwords;
import io.baton.people.Person;
import java.time.Clock;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs in with name and password, on the login page and over HTTP Basic alike. */
@Component
class PasswordSignIn implements AuthenticationProvider {

    private final Passwords passwords;
    private final SignInLimit limit;
    private final Clock clock;
    private final Object[] turns = Stream.generate(Object::new).limit(64).toArray();

    PasswordSignIn(Passwords passwords, SignInLimit limit, Clock clock) {
        this.passwords = passwords;
        this.limit = limit;
        this.clock = clock;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        var name = asked.getName().strip().toLowerCase(Locale.ROOT);
        var password = String.valueOf(asked.getCredentials());
        if (passwords.isTrusted(name, password)) {
            return signedIn(check(name, password), asked);
        }
        // One at a time per name: a client that comes with fifty calls at once has one attempt, not fifty.
        synchronized (turns[Math.floorMod(name.hashCode(), turns.length)]) {
            if (passwords.isTrusted(name, password)) {
                return signedIn(check(name, password), asked);
            }
            limit.attempt(name, address(asked));
            var person = check(name, password);
            limit.succeeded(name, address(asked));
            return signedIn(person, asked);
        }
    }

    private Person check(String name, String password) {
        return passwords.check(name, password).orElseThrow(() -> new BadCredentialsException("wrong password"));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private Authentication signedIn(Person person, Authentication asked) {
        var caller = new Caller(person.id(), Caller.Means.PASSWORD, clock.instant(), Set.of());
        var result = UsernamePasswordAuthenticationToken.authenticated(
                caller, null, AuthorityUtils.createAuthorityList(person.roles()));
        result.setDetails(asked.getDetails());
        return result;
    }

    private static String address(Authentication asked) {
        return asked.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : "unknown";
    }
}
