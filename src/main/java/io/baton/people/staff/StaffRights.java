package io.baton.people.staff;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Who may say what somebody can do and when somebody is there: the lead of one of that person's teams, and administrators. */
@Component
class StaffRights {

    private final Directory directory;

    StaffRights(Directory directory) {
        this.directory = directory;
    }

    boolean answersFor(Person asker, Person person) {
        return asker.has(Role.ADMIN)
                || person.teams().stream()
                        .flatMap(team -> directory.team(team).stream())
                        .anyMatch(team -> Objects.equals(team.leadId(), asker.id()));
    }

    /** @throws Refusal 403 */
    void requireAnswersFor(Person asker, Person person) {
        if (!answersFor(asker, person)) {
            throw Refusal.forbidden(
                    "not-your-team",
                    "Only the lead of a team that " + person.id() + " works in, or an administrator, may do this.");
        }
    }

    /** Whether somebody reads why another one is away. */
    boolean seesReasons(Person asker, Person person) {
        return asker.id().equals(person.id()) || asker.has(Role.AUDITOR) || answersFor(asker, person);
    }
}
