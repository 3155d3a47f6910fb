package io.baton.audit;

import org.jspecify.annotations.Nullable;

/**
 * The ledger was verified and does not prove right; published each time it is found so.
 *
 * @param event sequence number of the first event that is not proved; null if none is to blame
 */
public record LedgerBroken(@Nullable Long event, @Nullable String reason) {}
