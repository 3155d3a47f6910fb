package io.baton.people.signin;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.SignedIn;
import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Reads who is signed in from the security context of the request. */
@Component
class SecuritySignedIn implements SignedIn {

    private final Directory directory;

    SecuritySignedIn(Directory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<Person> person() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Caller caller
                ? directory.person(caller.id()).filter(Person::enabled)
                : Optional.empty();
    }

    @Override
    public Person require() {
        return person().orElseThrow(() ->
                new Refusal(HttpStatus.UNAUTHORIZED, "not-signed-in", "Sign in to do this.", List.of(), Map.of()));
    }
}
