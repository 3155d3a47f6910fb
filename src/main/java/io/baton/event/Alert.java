package io.baton.event;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a monitoring system reported.
 *
 * @param externalId the reporter's own id; together with {@code source} it says whether this is the same alert
 * @param tickets keys of the tickets whose work it sent back
 */
record Alert(
        String id,
        String source,
        String externalId,
        Severity severity,
        @Nullable String ciId,
        String summary,
        List<String> tickets,
        Instant occurredAt,
        Instant receivedAt) {

    /** How bad it is, as the reporter says. */
    enum Severity {
        CRITICAL,
        WARNING,
        INFO
    }

    /** In a sentence, for whoever has to act on it. */
    String inWords() {
        return severity + " alert from " + source + (ciId == null ? "" : " on " + ciId) + ": " + summary;
    }
}
