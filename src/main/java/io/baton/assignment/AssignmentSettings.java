package io.baton.assignment;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How work is weighed.
 *
 * @param weights how much an open task weighs by the priority of its ticket; 1 for a priority that is not named
 * @param top priorities that count for the caps of concurrent urgent work
 */
@ConfigurationProperties("baton.assignment")
record AssignmentSettings(Map<String, Integer> weights, Set<String> top) {

    AssignmentSettings {
        weights = Map.copyOf(weights);
        top = Set.copyOf(top);
    }

    int weight(@Nullable String priority) {
        return priority == null ? 1 : weights.getOrDefault(priority, 1);
    }

    boolean isTop(@Nullable String priority) {
        return priority != null && top.contains(priority);
    }
}
