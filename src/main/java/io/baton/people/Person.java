package io.baton.people;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody Baton knows.
 *
 * @param id sign-in name, also the user id in the engine
 * @param vip whether the priority table may raise this person's tickets
 * @param tier support level 1 to 3 of an agent, 0 for everyone else
 * @param managerId the line manager, who approves requests
 * @param roles ids of {@link Role}
 * @param teams ids of the teams this person works in
 */
public record Person(
        String id,
        String name,
        String email,
        boolean enabled,
        boolean vip,
        int tier,
        @Nullable String managerId,
        @Nullable String place,
        Set<String> roles,
        Set<String> teams) {

    public Person {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether this is the account of a machine; the roles of machines are never held by people. */
    public boolean isService() {
        return has(Role.INTEGRATION) || has(Role.PIPELINE);
    }

    /** Everything the engine knows this person by: roles, {@code agent-l1} to {@code agent-l3}, and teams. */
    public Set<String> groups() {
        var groups = new LinkedHashSet<>(roles);
        if (tier > 0) {
            groups.add("agent-l" + tier);
        }
        groups.addAll(teams);
        return groups;
    }
}
