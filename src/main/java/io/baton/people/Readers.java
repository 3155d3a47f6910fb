package io.baton.people;

import java.util.HashSet;
import java.util.Set;

/** Who reads figures on the work of others: ids of roles, from few to many. */
public final class Readers {

    /** Those who answer for teams and processes, and those who check them. */
    public static final Set<String> LEADS = Set.of(Role.TEAM_LEAD, Role.PROCESS_OWNER, Role.AUDITOR, Role.ADMIN);

    /** Those who decide on changes and major incidents as well. */
    public static final Set<String> LEADS_AND_MANAGERS = with(LEADS, Role.CHANGE_MANAGER, Role.INCIDENT_COMMANDER);

    /** Everybody who works on tickets as well. */
    public static final Set<String> STAFF = with(LEADS_AND_MANAGERS, Role.AGENT);

    private Readers() {}

    private static Set<String> with(Set<String> roles, String... more) {
        var all = new HashSet<>(roles);
        all.addAll(Set.of(more));
        return Set.copyOf(all);
    }
}
