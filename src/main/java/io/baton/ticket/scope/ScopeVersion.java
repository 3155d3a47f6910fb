package io.baton.ticket.scope;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of what a ticket is to deliver.
 *
 * @param version 1 is what was asked for, 2 the first revision, ...
 * @param limits what stands in the way of the version before; empty for version 1
 * @param reason why it was revised; empty for version 1
 * @param answer of the requester
 */
public record ScopeVersion(
        int version,
        String text,
        String limits,
        String reason,
        String author,
        Instant createdAt,
        Answer answer,
        @Nullable String answerReason,
        @Nullable Instant answeredAt) {

    /** ASKED is the version the requester brought along; a revision is PROPOSED until the requester answers. */
    public enum Answer {
        ASKED,
        PROPOSED,
        ACCEPTED,
        DECLINED
    }
}
