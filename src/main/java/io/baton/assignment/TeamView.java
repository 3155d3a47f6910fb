package io.baton.assignment;

import io.baton.people.Duty;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A team at the moment of a choice.
 *
 * @param members by id
 * @param load what the team works on
 * @param duty whoever is on call
 */
record TeamView(
        String team,
        List<Colleague> members,
        Load load,
        @Nullable Duty duty) {

    boolean isOnDuty(Colleague colleague) {
        return duty != null && duty.person().equals(colleague.id());
    }

    /** Whether the team has as much urgent work as it may have. */
    Optional<String> full(Work work, Rule rule) {
        var cap = rule.groupTopCap();
        return work.isTop() && cap != null && load.top() >= cap
                ? Optional.of(team + " is at its cap " + load.top() + " of " + cap + " for P1 and P2")
                : Optional.empty();
    }
}
