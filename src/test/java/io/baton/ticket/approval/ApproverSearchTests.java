package io.baton.ticket.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.ticket.ItemFacts;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

class ApproverSearchTests {

    private final Directory directory = mock(Directory.class);
    private final LineManagers managers = mock(LineManagers.class);
    private final TicketDesk desk = mock(TicketDesk.class);
    private final CostCentreOwners owners = mock(CostCentreOwners.class);
    private final Ticket ticket = mock(Ticket.class);

    @SuppressWarnings("unchecked")
    private final ObjectProvider<CostCentreOwners> known = mock(ObjectProvider.class);

    private final ApproverSearch search = new ApproverSearch(
            directory, managers, desk, known, new StaticListableBeanFactory().getBeanProvider(ItemFacts.class));

    @BeforeEach
    void ticketOfAnna() {
        when(known.stream()).thenAnswer(call -> Stream.of(owners));
        when(ticket.requester()).thenReturn("anna");
        when(ticket.key()).thenReturn("REQ-1");
        somebody("anna", "CC-1");
        when(owners.ownerOf(any())).thenReturn(Optional.empty());
    }

    @Test
    void ownerOfTheRequestersCostCentreIsAsked() {
        var ben = somebody("ben", null);
        when(owners.ownerOf("CC-1")).thenReturn(Optional.of("ben"));

        assertThat(found(Set.of("anna"))).containsExactly(ben);
    }

    @Test
    void costCentreOfWhoeverGetsItCountsWhereTheRequesterHasNone() {
        somebody("anna", null);
        somebody("carl", "CC-2");
        var dora = somebody("dora", null);
        when(desk.people("REQ-1", "BENEFICIARY")).thenReturn(List.of("carl"));
        when(owners.ownerOf("CC-2")).thenReturn(Optional.of("dora"));

        assertThat(found(Set.of("anna", "carl"))).containsExactly(dora);
    }

    @Test
    void managerOfAnOwnerWhoMustNotDecideIsAsked() {
        var anna = somebody("anna", "CC-1");
        var eve = somebody("eve", null);
        when(owners.ownerOf("CC-1")).thenReturn(Optional.of("anna"));
        when(managers.above(anna, Set.of("anna"))).thenReturn(Optional.of(eve));

        assertThat(found(Set.of("anna"))).containsExactly(eve);
    }

    @Test
    void teamOfTheRowIsAskedWhereNobodyAnswersForTheCostCentre() {
        var fred = somebody("fred", null);
        when(directory.membersOf("procurement")).thenReturn(List.of(fred));

        assertThat(found(Set.of("anna"))).containsExactly(fred);
    }

    private List<Person> found(Set<String> excluded) {
        var level = new Level(
                "l",
                "r",
                0,
                1,
                "Owner",
                "COST_CENTRE_OWNER",
                "procurement",
                null,
                "1",
                null,
                null,
                null,
                null,
                ApprovalState.WAITING);
        return search.find(level, ticket, excluded);
    }

    private Person somebody(String id, @Nullable String costCentre) {
        var person = mock(Person.class);
        when(person.id()).thenReturn(id);
        when(person.enabled()).thenReturn(true);
        when(person.has(Role.REQUESTER)).thenReturn(true);
        when(person.costCentre()).thenReturn(costCentre);
        when(directory.person(id)).thenReturn(Optional.of(person));
        return person;
    }
}
