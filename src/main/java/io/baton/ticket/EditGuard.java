package io.baton.ticket;

import io.baton.people.Person;

/** Told of every edit of a ticket in its transaction; throwing a {@link io.baton.platform.Refusal} undoes the edit. */
public interface EditGuard {

    void edited(Ticket before, Ticket after, Person editor);
}
