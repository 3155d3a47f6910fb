package io.baton.people;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works tickets, as seen at a moment.
 *
 * @param cap how much open work at most; null when there is no limit
 * @param reason why this person is not there, in words; null when present
 * @param until when that ends; null when present, or when no end is known
 */
public record StaffMember(
        String person,
        Set<String> skills,
        @Nullable Integer cap,
        Presence presence,
        @Nullable String reason,
        @Nullable Instant until) {

    public StaffMember {
        skills = Set.copyOf(skills);
    }

    public boolean isPresent() {
        return presence == Presence.PRESENT;
    }
}
