package io.baton.asset;

import org.jspecify.annotations.Nullable;

/**
 * What work for a ticket changes about an asset. An absent value leaves the asset's own; an empty owner or place takes
 * it away.
 *
 * @param operationKey names the step that asks; the same step asking for the same again changes nothing
 * @param ticketKey the ticket on whose behalf it happens
 */
public record AssetUpdate(
        String operationKey,
        String tag,
        @Nullable String owner,
        @Nullable String place,
        @Nullable AssetStatus status,
        @Nullable String ticketKey) {}
