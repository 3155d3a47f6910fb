package io.baton.engine;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A user task that waits for somebody. */
public record OpenTask(
        String id,
        String name,
        String nodeId,
        String processKey,
        @Nullable String businessKey,
        @Nullable String assignee,
        Set<String> candidateGroups,
        Instant created,
        @Nullable Instant due,
        @Nullable String formId) {}
