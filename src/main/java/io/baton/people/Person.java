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
 * @param department where this person belongs in the organisation, such as {@code Finance}
 * @param costCentre id of the cost centre that pays for what this person orders
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
        @Nullable String department,
        @Nullable String costCentre,
        Set<String> roles,
        Set<String> teams) {

    public Person {
        roles = Set.copyOf(roles);
        teams = Set.copyOf(teams);
    }

    /** Somebody of no department. */
    public Person(
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
        this(id, name, email, enabled, vip, tier, managerId, place, null, null, roles, teams);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    /** Whether this is the account of a machine; the roles of machines are never held by people. */
    public boolean isService() {
        return has(Role.INTEGRATION) || has(Role.PIPELINE) || has(Role.ROBOT);
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
