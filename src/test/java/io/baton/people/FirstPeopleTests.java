package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.TestDatabase;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A server without demo people has no default password: its settings name the first administrator, or it stays shut. */
class FirstPeopleTests {

    static final PeopleSettings SETTINGS =
            new PeopleSettings(Duration.ofSeconds(2), Duration.ofSeconds(5), 10, 100, Duration.ofHours(12));

    final TestDatabase database = TestDatabase.with(
            "V120__people.sql", "V121__people_start.sql", "V216__deputy.sql", "V246__people_department.sql");
    final People people = new People(database.jdbc());
    final CachedDirectory directory = new CachedDirectory(people, SETTINGS);
    final Passwords passwords = new Passwords(directory, SETTINGS);
    final StaticListableBeanFactory demo = new StaticListableBeanFactory();

    @Test
    void refusesToStartWithoutAnAdministratorAndSaysHowToNameOne() {
        assertThatThrownBy(() -> start(null, null)).isInstanceOf(NoAdministrator.class);

        var words = new NoAdministratorAnalyzer().analyze(new NoAdministrator("Nobody holds the role 'admin'."));
        assertThat(words.getAction()).contains("baton.bootstrap.admin-id").contains("baton.bootstrap.admin-password");
    }

    @ParameterizedTest
    @CsvSource({"root, admin", "root, short", "root, root-root-root-root", "Root X, a-good-long-password"})
    void refusesToStartWithAWeakFirstPassword(String id, String password) {
        assertThatThrownBy(() -> start(id, password))
                .isInstanceOf(NoAdministrator.class)
                .message()
                .contains("baton.bootstrap")
                .doesNotContain(password + " ");
        assertThat(people.all(PeopleDesk.PERSON)).isEmpty();
    }

    @Test
    void makesTheFirstAdministratorOnceAndNeverAgain() {
        start("root", "a-good-long-password");
        start("root", "another-good-password");

        assertThat(people.all(PeopleDesk.PERSON))
                .singleElement()
                .satisfies(admin -> assertThat(admin.roles()).containsExactly(Role.ADMIN));
        assertThat(passwords.check("root", "a-good-long-password")).isPresent();
        assertThat(passwords.check("root", "another-good-password")).isEmpty();
    }

    @Test
    void addsDemoPeopleOnceAndKeepsWhatWasEdited() {
        var demo = new DemoPeople(people, passwords, Clock.systemUTC());
        demo.seed();
        people.revoke("agent", Role.AGENT);
        demo.seed();

        assertThat(people.all(PeopleDesk.PERSON))
                .extracting(Person::id)
                .doesNotHaveDuplicates()
                .contains("requester", "manager", "agent", "agent2", "lead", "change-manager", "cab-infra")
                .contains("cab-security", "cab-app", "commander", "process-owner", "auditor", "admin", "director");
        assertThat(people.find("agent").orElseThrow().person().roles()).containsExactly(Role.REQUESTER);
        assertThat(people.find("lead").orElseThrow().person().groups())
                .contains("team-lead", "agent-l3", "service-desk", "desktop-support");
        assertThat(people.teams())
                .doesNotHaveDuplicates()
                .extracting(Team::id)
                .contains("service-desk", "network", "sre");
    }

    @Test
    void whoeverAskedTooEarlyKnowsEverybodyAtOnce() {
        assertThat(directory.team("sre")).isEmpty();
        demo.addBean("demoPeople", new DemoPeople(people, passwords, Clock.systemUTC()));

        start("root", "a-good-long-password");

        assertThat(directory.team("sre")).isPresent();
    }

    private void start(@Nullable String id, @Nullable String password) {
        new FirstPeople(
                        people,
                        passwords,
                        new PeopleSettings.Bootstrap(id, password),
                        demo.getBeanProvider(DemoPeople.class),
                        directory,
                        event -> {},
                        database.transaction(),
                        Clock.systemUTC())
                .afterSingletonsInstantiated();
    }
}
