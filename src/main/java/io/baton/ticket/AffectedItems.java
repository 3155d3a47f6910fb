package io.baton.ticket;

import java.util.List;

/** Which configuration items a ticket is about when it is about several. Kept by the inventory. */
public interface AffectedItems {

    /**
     * Adds items to a ticket, in the caller's transaction; known ones stay as they are.
     *
     * @throws io.baton.platform.Refusal 422 naming the ids that nobody registered
     */
    void name(String ticketKey, List<String> ciIds);

    /** The item the ticket was opened for first, then the others by id. */
    List<String> of(String ticketKey);
}
