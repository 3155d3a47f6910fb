package io.baton.people;

import io.baton.platform.Refusal;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What describes a person, apart from roles and teams.
 *
 * @param tier support level 1 to 3, 0 for who is no agent
 * @param managerId who approves this person's requests
 * @param department where this person belongs in the organisation
 * @param costCentre id of the cost centre that pays for what this person orders
 */
public record Profile(
        String name,
        String email,
        boolean vip,
        int tier,
        @Nullable String managerId,
        @Nullable String place,
        @Nullable String department,
        @Nullable String costCentre) {

    private static final Pattern COST_CENTRE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern EMAIL = Pattern.compile("[^\\s@,;<>\"]{1,64}@[^\\s@,;<>\"]{1,189}");

    /** Somebody of no department. */
    public Profile(
            String name, String email, boolean vip, int tier, @Nullable String managerId, @Nullable String place) {
        this(name, email, vip, tier, managerId, place, null, null);
    }

    /** Whether a person described like this may do exactly what this one may. */
    boolean givesTheSameAs(Person person) {
        return vip == person.vip()
                && tier == person.tier()
                && Objects.equals(managerId, person.managerId())
                && Objects.equals(costCentre, person.costCentre());
    }

    Person of(String id) {
        return new Person(
                id, name, email, true, vip, tier, managerId, place, department, costCentre, Set.of(), Set.of());
    }

    /** @throws Refusal 422 naming the field that cannot be stored or used */
    void requireValid() {
        PeopleDesk.requireText("name", name, 200);
        if (email == null || !EMAIL.matcher(email).matches()) {
            throw Refusal.invalid("email", "must be one e-mail address.");
        }
        if (tier < 0 || tier > 3) {
            throw Refusal.invalid("tier", "must be 0 (no agent) or 1 to 3.");
        }
        if (place != null) {
            PeopleDesk.requireText("place", place, 200);
        }
        if (department != null) {
            PeopleDesk.requireText("department", department, 80);
        }
        if (costCentre != null && !COST_CENTRE.matcher(costCentre).matches()) {
            throw Refusal.invalid("costCentre", "must be up to 40 letters, digits, dots, underscores and dashes.");
        }
    }
}
