package io.baton.engine;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A user task that waits for somebody.
 *
 * @param processProperties extension properties of its process
 */
public record OpenTask(
        String id,
        String name,
        String nodeId,
        String processKey,
        Map<String, String> processProperties,
        @Nullable String businessKey,
        @Nullable String assignee,
        Set<String> candidateGroups,
        Instant created,
        @Nullable Instant due,
        @Nullable String formId) {}
