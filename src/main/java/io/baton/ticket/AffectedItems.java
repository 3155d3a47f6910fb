package io.baton.ticket;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which configuration items a ticket is about when it is about several. Kept by the inventory. */
public interface AffectedItems {

    /**
     * Adds items to a ticket, in the caller's transaction; known ones stay as they are.
     *
     * @throws io.baton.platform.Refusal 422 naming the ids that nobody registered
     */
    void name(String ticketKey, List<String> ciIds);

    /**
     * Something that broke.
     *
     * @param key of its ticket
     */
    record Disturbance(String key, String title, @Nullable String priority, Instant at) {}

    /** Incidents about any of these items that were opened from a moment on, the latest first. */
    List<Disturbance> disturbances(Collection<String> ciIds, Instant since);

    /** Those of these tickets that are about an item, in no order. */
    Set<String> about(String ciId, Collection<String> ticketKeys);

    /** The item the ticket was opened for first, then the others by id. */
    List<String> of(String ticketKey);
}
