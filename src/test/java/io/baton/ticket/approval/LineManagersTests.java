package io.baton.ticket.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.people.Team;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LineManagersTests {

    static final Person DIRECTOR = person("director", null, true, Role.REQUESTER);
    static final Person MANAGER = person("manager", "director", true, Role.REQUESTER);
    static final Person REQUESTER = person("requester", "manager", true, Role.REQUESTER);
    static final Person LEAD = person("lead", null, true, Role.REQUESTER, Role.TEAM_LEAD);

    @Test
    void asksTheLineManager() {
        assertThat(above(REQUESTER, Set.of())).contains(MANAGER);
    }

    @Test
    void asksTheManagersManagerWhenTheManagerIsGoneOrHasAskedForItHimself() {
        var gone = person("manager", "director", false, Role.REQUESTER);

        assertThat(above(REQUESTER, Set.of(), DIRECTOR, gone, REQUESTER, LEAD)).contains(DIRECTOR);
        assertThat(above(REQUESTER, Set.of("manager"))).contains(DIRECTOR);
    }

    @Test
    void asksTheLeadOfTheServiceDeskForThoseWithoutManager() {
        assertThat(above(DIRECTOR, Set.of())).contains(LEAD);
    }

    @Test
    void findsNobodyRatherThanWhoAsks() {
        assertThat(above(LEAD, Set.of())).isEmpty();
        assertThat(above(DIRECTOR, Set.of("lead"))).isEmpty();
    }

    @Test
    void survivesACircleOfManagers() {
        var one = person("one", "two", true, Role.REQUESTER);
        var two = person("two", "one", true, Role.REQUESTER);

        assertThat(above(one, Set.of("two"), one, two, LEAD)).contains(LEAD);
    }

    private static Optional<Person> above(Person person, Set<String> excluded, Person... others) {
        var people = others.length == 0 ? List.of(DIRECTOR, MANAGER, REQUESTER, LEAD) : Arrays.asList(others);
        var directory = mock(Directory.class);
        people.forEach(p -> when(directory.person(p.id())).thenReturn(Optional.of(p)));
        when(directory.team("service-desk")).thenReturn(Optional.of(new Team("service-desk", "Service desk", "lead")));
        when(directory.withRole(Role.TEAM_LEAD))
                .thenReturn(people.stream().filter(p -> p.has(Role.TEAM_LEAD)).toList());
        return new LineManagers(directory, new ApprovalSettings("service-desk")).above(person, excluded);
    }

    private static Person person(String id, String manager, boolean enabled, String... roles) {
        return new Person(id, id, id + "@x", enabled, false, 0, manager, null, Set.of(roles), Set.of());
    }
}
