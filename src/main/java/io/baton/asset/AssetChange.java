package io.baton.asset;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry in the history of an asset.
 *
 * @param version version of the asset after the change
 * @param by who or what changed it
 * @param changes field name to its value before and after
 */
public record AssetChange(
        String tag,
        long version,
        Instant at,
        String by,
        @Nullable String sourceTicket,
        Map<String, Change> changes) {

    /** A value before and after. */
    public record Change(@Nullable String from, @Nullable String to) {}
}
