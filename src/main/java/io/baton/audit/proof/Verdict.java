package io.baton.audit.proof;

import org.jspecify.annotations.Nullable;

/**
 * What the verifier found.
 *
 * @param size how many events the newest checkpoint covers
 * @param checked how many events were found sound, from the first on
 * @param firstBroken sequence number of the first event that is not proved; null if none is to blame
 * @param reason what is wrong, in words
 * @param checkpoint the newest checkpoint that proved right
 * @param checkpoints how many checkpoints proved right
 * @param anchors how many checkpoints kept outside were compared
 * @param unsealed how many events wait to be sealed
 * @param purged for how many events the words of people were purged
 */
public record Verdict(
        boolean valid,
        long size,
        long checked,
        @Nullable Long firstBroken,
        @Nullable String reason,
        @Nullable String checkpoint,
        long checkpoints,
        long anchors,
        long unsealed,
        long purged) {}
