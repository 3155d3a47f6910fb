package io.baton.ticket;

import org.jspecify.annotations.Nullable;

/** Where whatever watches a rule tells that it was broken; kept by the module that counts and pursues it. */
public interface PolicyBreaches {

    /**
     * A rule of changes, access or incidents was broken.
     *
     * @param rule such as {@code deployment-without-grant} or {@code emergency-review-overdue}
     * @param ticketKey the ticket it happened on; null where there is none
     * @param what in words, for those who are called
     * @param person who did it; null where nobody in particular did
     */
    record Breach(
            String rule,
            @Nullable String ticketKey,
            String what,
            @Nullable String person) {}

    /** Counts it, writes it into the ledger and calls whoever has to act, in the caller's transaction. */
    void report(Breach breach);
}
