package io.baton.people.signin;

import io.baton.audit.Actor;
import io.baton.audit.CurrentActor;
import io.baton.people.Directory;
import io.baton.people.Passwords;
import io.baton.people.PeopleSettings;
import io.baton.people.Person;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request the rights its caller has now, not those of the moment of signing in, and names the caller to the
 * ledger. A session whose person was disabled, changed the password or signed in too long ago ends here.
 */
class CurrentRights extends OncePerRequestFilter {

    private final Directory directory;
    private final Passwords passwords;
    private final PeopleSettings settings;
    private final Clock clock;

    CurrentRights(Directory directory, Passwords passwords, PeopleSettings settings, Clock clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        CurrentActor.set(Actor.ANONYMOUS);
        try {
            if (authentication != null && authentication.getPrincipal() instanceof Caller caller) {
                valid(caller).ifPresentOrElse(person -> admit(caller, person, authentication), () -> dismiss(request));
            }
            chain.doFilter(request, response);
        } finally {
            CurrentActor.clear();
        }
    }

    private Optional<Person> valid(Caller caller) {
        if (caller.means() == Caller.Means.PASSWORD
                && (caller.since().plus(settings.sessionLife()).isBefore(clock.instant())
                        || passwords
                                .changedAt(caller.id())
                                .filter(caller.since()::isBefore)
                                .isPresent())) {
            return Optional.empty();
        }
        return directory.person(caller.id()).filter(Person::enabled);
    }

    private static void admit(Caller caller, Person person, Authentication authentication) {
        var current = UsernamePasswordAuthenticationToken.authenticated(
                caller, null, AuthorityUtils.createAuthorityList(person.roles()));
        current.setDetails(authentication.getDetails());
        SecurityContextHolder.setContext(new SecurityContextImpl(current));
        CurrentActor.set(new Actor(person.isService() ? "service" : "person", person.id()));
    }

    private static void dismiss(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
