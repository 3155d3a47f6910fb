package io.baton.asset;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One seat of a licence that somebody holds, and the ticket that asked for it. */
public record Seat(String licence, String holder, @Nullable String sourceTicket, Instant assignedAt) {}
