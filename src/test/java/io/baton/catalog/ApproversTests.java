package io.baton.catalog;

import static io.baton.catalog.CatalogFixtures.AGENT;
import static io.baton.catalog.CatalogFixtures.DIRECTOR;
import static io.baton.catalog.CatalogFixtures.LEAD;
import static io.baton.catalog.CatalogFixtures.MANAGER;
import static io.baton.catalog.CatalogFixtures.REQUESTER;
import static io.baton.catalog.CatalogFixtures.directory;
import static io.baton.catalog.CatalogFixtures.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.people.Directory;
import io.baton.people.Person;
import io.baton.people.Role;
import io.baton.platform.Refusal;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApproversTests {

    @Test
    void asksTheLineManager() {
        assertThat(approver(directory(), REQUESTER, REQUESTER)).isEqualTo(MANAGER);
    }

    @Test
    void asksTheManagersManagerWhenTheManagerIsGone() {
        var gone = new Person("manager", "m", "m@x", false, false, 0, "director", null, Set.of(), Set.of());

        assertThat(approver(directory(gone), REQUESTER, REQUESTER)).isEqualTo(DIRECTOR);
    }

    @Test
    void asksTheLeadOfTheServiceDeskForThoseWithoutManager() {
        assertThat(approver(directory(), DIRECTOR, DIRECTOR)).isEqualTo(LEAD);
    }

    @Test
    void neverAsksWhoHandsTheRequestIn() {
        assertThat(approver(directory(), REQUESTER, MANAGER)).isEqualTo(DIRECTOR);
        assertThat(approver(directory(), AGENT, AGENT)).isEqualTo(LEAD);
    }

    @Test
    void refusesWhenNobodyButTheRequesterCouldApprove() {
        assertThatThrownBy(() -> approver(directory(), LEAD, LEAD))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("nobody may give it");
    }

    @Test
    void survivesACircleOfManagers() {
        var one = person("one", "two", Role.REQUESTER);
        var two = person("two", "one", Role.REQUESTER);

        assertThat(approver(directory(one, two), one, two)).isEqualTo(LEAD);
    }

    private static Person approver(Directory directory, Person requester, Person openedBy) {
        return new Approvers(directory, new CatalogSettings(Duration.ofMinutes(5), "service-desk", "EUR"))
                .forRequest(requester, openedBy);
    }
}
