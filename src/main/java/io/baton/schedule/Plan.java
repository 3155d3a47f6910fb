package io.baton.schedule;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants to work on something at a time.
 *
 * @param key what plans it, such as a change or a task; a plan does not collide with itself
 * @param items ids of the configuration items it touches
 * @param service id of the service it is about
 * @param environment such as {@code production}
 * @param person who does it, to find out whether that person is busy
 * @param from inclusive
 * @param until exclusive, after {@code from}
 */
public record Plan(
        String key,
        String title,
        Set<String> items,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String person,
        Instant from,
        Instant until) {

    public Plan {
        items = Set.copyOf(items);
    }
}
