package io.baton.audit.proof;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A leaf and its event as they were found, not yet believed.
 *
 * @param mac of the leaf, where the source has it
 * @param eventId which event it stands for, where the source has it
 * @param event the event; null if it is gone
 * @param withheld the source leaves this event out on purpose
 */
record StoredLeaf(
        long index,
        String hash,
        @Nullable String mac,
        String eventId,
        @Nullable StoredEvent event,
        boolean withheld) {

    /**
     * An event as it was found.
     *
     * @param columns what the searchable columns say, by name of the member they repeat
     * @param payload what a person wrote; null if there is nothing or it was purged
     */
    record StoredEvent(
            String body,
            String mac,
            Map<String, Object> columns,
            @Nullable String payload) {}
}
