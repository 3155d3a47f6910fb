package io.baton.ticket;

import org.jspecify.annotations.Nullable;

/** The way into the register of improvements for modules that find something to improve. */
public interface ImprovementProposals {

    /**
     * Something to be improved.
     *
     * @param source where it comes from, in capitals
     * @param reference its id there; the same one again gives the same improvement
     * @param processKey the model it is about, if any
     * @param author who is told what became of it, if anybody
     */
    record Proposal(
            String source,
            String reference,
            String title,
            String description,
            @Nullable String processKey,
            @Nullable String author) {}

    /** @return key of the improvement */
    String propose(Proposal proposal);
}
