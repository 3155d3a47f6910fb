package io.baton.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message in the outbox.
 *
 * @param about key of the ticket
 * @param recipient id of the person
 * @param attempts how often sending it was tried
 * @param queuedAt since when it waits: when it was written, or when an admin had it tried again
 */
record OutboxMessage(
        String id,
        String about,
        String event,
        String audience,
        String recipient,
        @Nullable String address,
        String channel,
        String template,
        int templateVersion,
        String subject,
        String body,
        State state,
        int attempts,
        Instant createdAt,
        Instant queuedAt,
        Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String lastError) {

    enum State {
        /** Waits to be sent. */
        QUEUED,
        /** A server is sending it. */
        SENDING,
        SENT,
        /** There is no mail server; this is as far as it goes. */
        LOGGED,
        /** Given up; an admin may have it tried again. */
        FAILED
    }
}
