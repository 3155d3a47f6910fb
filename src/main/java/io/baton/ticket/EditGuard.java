package io.baton.ticket;

import io.baton.people.Person;

/**
 * Told of every edit of a ticket in its transaction, also when the requester agrees to another scope, in which case the
 * ticket itself is before what it is after; throwing a {@link io.baton.platform.Refusal} undoes the edit.
 */
public interface EditGuard {

    void edited(Ticket before, Ticket after, Person editor);
}
