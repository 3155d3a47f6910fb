package io.baton.knowledge;

import java.time.Instant;

/**
 * A known problem and what helps.
 *
 * @param id readable, part of its address, such as {@code vpn-drops}
 * @param problem how it shows, in the words of those who have it
 * @param steps what to do, one step a line
 * @param solution what it comes down to, and what to do if it does not help
 * @param keywords other words people search it by
 * @param language as an IETF tag, such as {@code en}
 */
public record Article(
        String id,
        int version,
        String title,
        String problem,
        String steps,
        String solution,
        String keywords,
        State state,
        String language,
        Instant updatedAt) {

    /** Only published articles are found. */
    public enum State {
        DRAFT,
        PUBLISHED,
        WITHDRAWN
    }
}
