package io.baton.incident;

import io.baton.people.Directory;
import io.baton.people.Duty;
import io.baton.people.OnCall;
import io.baton.people.Person;
import io.baton.people.StaffMember;
import io.baton.people.StaffRegister;
import io.baton.people.Team;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the one person who decides for a group: whoever is on call, else its lead, else whoever is there. */
@Component
class DecisionOwners {

    private final Directory directory;
    private final OnCall onCall;
    private final StaffRegister staff;
    private final Clock clock;

    DecisionOwners(Directory directory, OnCall onCall, StaffRegister staff, Clock clock) {
        this.directory = directory;
        this.onCall = onCall;
        this.staff = staff;
        this.clock = clock;
    }

    /**
     * The person who decides.
     *
     * @param group a team or a role
     * @param leadingTeam team of the domain that is hit first; its lead comes before other leads
     */
    String choose(String group, String leadingTeam) {
        var people = directory.team(group).isPresent() ? directory.membersOf(group) : directory.withRole(group);
        var lead = directory
                .team(directory.team(group).isPresent() ? group : leadingTeam)
                .map(Team::leadId)
                .orElse("");
        return onCall.onDuty(group, clock.instant())
                .map(Duty::person)
                .or(() -> first(people, lead))
                .orElseThrow(() -> Refusal.conflict(
                        "no-decision-owner",
                        "Nobody in " + group + " can decide. Give somebody that role, or change decision-owner.dmn."));
    }

    private Optional<String> first(List<Person> people, String lead) {
        return people.stream()
                .filter(Person::enabled)
                .min(Comparator.comparing((Person person) -> !isThere(person))
                        .thenComparing(person -> !person.id().equals(lead))
                        .thenComparing(Person::id))
                .map(Person::id);
    }

    private boolean isThere(Person person) {
        return staff.member(person.id(), clock.instant())
                .map(StaffMember::isPresent)
                .orElse(true);
    }
}
