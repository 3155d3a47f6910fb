package io.baton.ticket;

import java.util.List;

/** Knows what has to be true before a requester accepts a result; modules that hold such terms declare a bean. */
public interface AcceptanceTerms {

    /** What the requester ticks, in words; empty if a plain yes is enough. */
    List<String> criteria(Ticket ticket);
}
