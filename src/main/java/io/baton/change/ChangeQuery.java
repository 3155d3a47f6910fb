package io.baton.change;

import io.baton.deployment.PermitState;
import org.jspecify.annotations.Nullable;

/**
 * Which changes somebody wants to see; null for any.
 *
 * @param risk LOW, MEDIUM or HIGH
 * @param page from 0
 */
public record ChangeQuery(
        @Nullable PermitState state,
        @Nullable ChangeType type,
        @Nullable String risk,
        @Nullable String service,
        int page,
        int size) {}
