package io.baton.people;

import java.util.Optional;

/** The person or service behind the request that is being served. */
public interface SignedIn {

    Optional<Person> person();

    /** @throws io.baton.platform.Refusal 401 when nobody is signed in */
    Person require();
}
