package io.baton.ticket;

/**
 * Asked before a ticket is opened, whichever door it comes through; throwing a {@link io.baton.platform.Refusal} sends
 * it back to whoever asks. What a module cannot find out at once must wait for a step of the ticket's process.
 */
public interface OpeningGuard {

    void opening(OpenTicket command);
}
