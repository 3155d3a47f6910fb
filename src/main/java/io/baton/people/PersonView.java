package io.baton.people;

import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A person as the API shows one. */
record PersonView(
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
        SortedSet<String> roles,
        SortedSet<String> teams) {

    static PersonView of(Person person) {
        return new PersonView(
                person.id(),
                person.name(),
                person.email(),
                person.enabled(),
                person.vip(),
                person.tier(),
                person.managerId(),
                person.place(),
                person.department(),
                person.costCentre(),
                new TreeSet<>(person.roles()),
                new TreeSet<>(person.teams()));
    }
}
