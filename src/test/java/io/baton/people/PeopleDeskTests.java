package io.baton.people;

import static io.baton.people.FirstPeopleTests.SETTINGS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.TestDatabase;
import io.baton.platform.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeopleDeskTests {

    final TestDatabase database = TestDatabase.with(
            "V120__people.sql", "V121__people_start.sql", "V216__deputy.sql", "V246__people_department.sql");
    final People people = new People(database.jdbc());
    final AtomicLong nanos = new AtomicLong();
    final CachedDirectory directory = new CachedDirectory(people, SETTINGS, nanos::get);
    final Passwords passwords = new Passwords(directory, SETTINGS);
    String asker = "somebody-else";

    final PeopleDesk desk =
            new PeopleDesk(people, directory, new RoleBook(), passwords, signedIn(), event -> {}, Clock.systemUTC());

    @BeforeEach
    void seed() {
        new DemoPeople(people, passwords, Clock.systemUTC()).seed();
    }

    @Test
    void theLastAdministratorStays() {
        assertThatThrownBy(() -> desk.setRoles("admin", Set.of(Role.REQUESTER), null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo("last-admin"));
        assertThatThrownBy(() -> desk.setEnabled("admin", false, null))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.rule()).isEqualTo("last-admin"));
    }

    @Test
    void anAdministratorGoesWhenThereIsAnotherOneWhoIsEnabled() {
        desk.setRoles("director", Set.of(Role.ADMIN), null);
        desk.setEnabled("director", false, null);
        assertThatThrownBy(() -> desk.setEnabled("admin", false, null)).isInstanceOf(Refusal.class);

        desk.setEnabled("director", true, null);
        desk.setEnabled("admin", false, null);

        assertThat(desk.find("admin").person().enabled()).isFalse();
    }

    @Test
    void nobodyMakesHimselfAVipOrChoosesHisOwnApprover() {
        asker = "requester";
        var version = "\"" + desk.find("requester").version() + "\"";

        assertThatThrownBy(() -> desk.describe(
                        "requester", new Profile("R", "r@demo.example", true, 0, "manager", null), version))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> desk.describe(
                        "requester", new Profile("R", "r@demo.example", false, 0, "director", null), version))
                .isInstanceOf(Refusal.class);
        assertThat(desk.describe(
                                "requester",
                                new Profile("R", "r@demo.example", false, 0, "manager", null, "Finance", "CC-FIN"),
                                version)
                        .person()
                        .name())
                .isEqualTo("R");
    }

    @Test
    void anAnswerIsNeverOlderThanTwoSeconds() {
        assertThat(directory.person("agent").orElseThrow().enabled()).isTrue();
        database.jdbc()
                .sql("update person set enabled = false where id = 'agent'")
                .update();

        nanos.addAndGet(Duration.ofSeconds(2).toNanos());

        assertThat(directory.person("agent").orElseThrow().enabled()).isFalse();
    }

    @Test
    void aPasswordIsTrustedOnlyWhileItIsTheOneThatIsStored() {
        assertThat(passwords.isTrusted("agent", "demo")).isFalse();
        assertThat(passwords.check("agent", "demo")).isPresent();
        assertThat(passwords.isTrusted("agent", "demo")).isTrue();
        assertThat(passwords.isTrusted("agent", "wrong")).isFalse();
        assertThat(passwords.check("agent", "wrong")).isEmpty();

        desk.resetPassword("agent", "a-good-long-password");

        assertThat(passwords.isTrusted("agent", "demo")).isFalse();
        assertThat(passwords.check("agent", "demo")).isEmpty();
    }

    @Test
    void aTrustedPasswordDoesNotLetADisabledPersonIn() {
        assertThat(passwords.check("agent", "demo")).isPresent();

        desk.setEnabled("agent", false, null);

        assertThat(passwords.check("agent", "demo")).isEmpty();
    }

    @Test
    void aServiceAccountKeepsExactlyOneMachineRole() {
        desk.createService("svc", "Build", Role.PIPELINE);

        assertThatThrownBy(() -> desk.setRoles("svc", Set.of(), null)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> desk.setRoles("svc", Set.of(Role.ADMIN), null)).isInstanceOf(Refusal.class);
        assertThat(desk.setRoles("svc", Set.of(Role.INTEGRATION), null).person().isService())
                .isTrue();
        assertThat(directory.people()).noneMatch(Person::isService);
    }

    private SignedIn signedIn() {
        return new SignedIn() {
            @Override
            public Optional<Person> person() {
                return Optional.of(new Profile(asker, "", false, 0, null, null).of(asker));
            }

            @Override
            public Person require() {
                return person().orElseThrow();
            }
        };
    }
}
