package io.baton.people.signin;

import io.baton.people.Directory;
import io.baton.people.Passwords;
import io.baton.people.PeopleSettings;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes the filter for each chain; as a bean the filter itself would be put in front of every servlet as well. */
@Component
class CurrentRightsFactory {

    private final Directory directory;
    private final Passwords passwords;
    private final PeopleSettings settings;
    private final Clock clock;

    CurrentRightsFactory(Directory directory, Passwords passwords, PeopleSettings settings, Clock clock) {
        this.directory = directory;
        this.passwords = passwords;
        this.settings = settings;
        this.clock = clock;
    }

    CurrentRights filter() {
        return new CurrentRights(directory, passwords, settings, clock);
    }
}
