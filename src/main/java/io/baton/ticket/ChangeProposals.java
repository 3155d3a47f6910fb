package io.baton.ticket;

import org.jspecify.annotations.Nullable;

/** The way into change approval for modules that find something to be changed. */
public interface ChangeProposals {

    /**
     * Something to be changed.
     *
     * @param reference its id where it comes from; the same one again gives the same change as long as that is open
     * @param about key of the change it follows up, whose service it is about; the models of this product otherwise
     * @param author who asks for it
     */
    record Proposal(
            String reference,
            String title,
            String reason,
            @Nullable String about,
            String author) {}

    /** @return key of the change; a draft that waits for its plan and, where models go live, for its time */
    String propose(Proposal proposal);
}
