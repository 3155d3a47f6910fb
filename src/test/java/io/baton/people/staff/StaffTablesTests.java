package io.baton.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.TestDatabase;
import io.baton.people.Absence;
import io.baton.people.Absence.State;
import io.baton.people.Presence;
import io.baton.people.ShiftCalendars;
import io.baton.people.StaffMember;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** The statements of this package on both databases. */
class StaffTablesTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final String[] TABLES = {"V120__people.sql", "V216__deputy.sql", "V340__staff.sql"};

    static Stream<TestDatabase> databases() {
        return Stream.of(TestDatabase.with(TABLES), TestDatabase.postgresql(TABLES));
    }

    @ParameterizedTest
    @MethodSource("databases")
    void absencesBeginEndAndAreSeen(TestDatabase database) {
        var db = database.jdbc();
        for (var person : List.of("anna", "bela")) {
            db.sql("insert into person (id, kind, name, email, enabled, vip, tier, created_at, version)"
                            + " values (?, 'PERSON', ?, '', true, false, 0, current_timestamp, 0)")
                    .params(person, person)
                    .update();
            db.sql("insert into staff_skill (person_id, skill) values (?, 'network')")
                    .param(person)
                    .update();
        }
        db.sql("insert into team (id, name) values ('network', 'Network')").update();
        db.sql("insert into team_membership (person_id, team_id) select id, 'network' from person")
                .update();
        var book = new AbsenceBook(db, CLOCK);
        var staff = new KnownStaff(db, new StaticListableBeanFactory().getBeanProvider(ShiftCalendars.class));
        var absence = new Absence("a1", "anna", NOW, NOW.plus(Duration.ofDays(2)), "holiday", "bela", State.PLANNED);
        var later = new Absence(
                "a2",
                "anna",
                NOW.plus(Duration.ofDays(9)),
                NOW.plus(Duration.ofDays(12)),
                "course",
                null,
                State.PLANNED);
        book.insert(absence, null, "anna");
        book.insert(later, null, "anna");

        book.lock("anna");
        assertThat(book.due()).containsExactly(absence);
        assertThat(book.of(List.of("anna", "bela"))).containsExactly(absence, later);
        assertThat(book.standingIn("bela", NOW, NOW.plusSeconds(60))).containsExactly(absence);
        assertThat(book.during(List.of("anna"), NOW.minusSeconds(60), NOW)).isEmpty();
        assertThat(staff.members("network", NOW))
                .extracting(StaffMember::person, StaffMember::presence, StaffMember::until)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("anna", Presence.ABSENT, absence.until()),
                        org.assertj.core.groups.Tuple.tuple("bela", Presence.PRESENT, null));
        assertThat(staff.holders("network")).containsExactly("anna", "bela");

        assertThat(book.turn(absence, State.ACTIVE)).isTrue();
        assertThat(book.turn(absence, State.ACTIVE)).isFalse();
        book.end("a1", NOW);
        book.end("a2", NOW);
        assertThat(book.due()).extracting(Absence::id).containsExactly("a1");
        assertThat(book.find("a2").orElseThrow().until()).isEqualTo(later.from());
        assertThat(staff.member("anna", NOW).orElseThrow().isPresent()).isTrue();
    }
}
