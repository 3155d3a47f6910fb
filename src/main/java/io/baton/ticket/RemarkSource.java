package io.baton.ticket;

import io.baton.people.Person;
import java.util.Optional;

/**
 * A place where people leave remarks. Modules that collect them offer one, so that the register of improvements needs
 * to know none of these modules.
 */
public interface RemarkSource {

    /** Kind of its remarks, in capitals. */
    String source();

    /** A remark, if it exists and this person may read it. */
    Optional<Remark> find(String id, Person reader);
}
