package io.baton.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A thing the organisation owns.
 *
 * @param tag what is printed on its label, such as {@code LT-100}
 * @param version counts changes; the ETag of the record
 * @param kind such as {@code laptop}
 * @param owner id of the person or team that has it
 * @param sourceTicket ticket or fulfilment task of the last change, if one made it
 */
public record Asset(
        String tag,
        long version,
        String kind,
        String model,
        @Nullable String serial,
        @Nullable String owner,
        @Nullable String place,
        AssetStatus status,
        @Nullable String sourceTicket,
        Instant updatedAt) {

    /** Whether it can be handed to somebody on behalf of a ticket: it is in stock, or this very ticket took it. */
    public boolean isAvailableFor(@Nullable String ticketKey) {
        return status == AssetStatus.IN_STOCK || (sourceTicket != null && sourceTicket.equals(ticketKey));
    }
}
