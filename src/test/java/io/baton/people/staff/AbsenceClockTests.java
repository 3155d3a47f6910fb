package io.baton.people.staff;

import static org.assertj.core.api.Assertions.assertThat;

import io.baton.Capability;
import io.baton.TestDatabase;
import io.baton.audit.AuditEvent;
import io.baton.people.Absence;
import io.baton.people.Absence.State;
import io.baton.people.AbsenceDuties;
import io.baton.platform.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

@Capability("W8.2")
class AbsenceClockTests {

    private final TestDatabase database = TestDatabase.with("V120__people.sql", "V216__deputy.sql", "V340__staff.sql");
    private final MovableClock clock = new MovableClock();
    private final AbsenceBook book = new AbsenceBook(database.jdbc(), clock);
    private final List<String> told = new ArrayList<>();
    private final List<AuditEvent> ledger = new ArrayList<>();
    private boolean fails;
    private AbsenceClock absenceClock;

    @BeforeEach
    void start() {
        database.jdbc().sql("""
                        insert into person (id, kind, name, email, enabled, vip, tier, created_at, version)
                        values ('anna', 'PERSON', 'Anna', '', true, false, 0, current_timestamp, 0)""").update();
        var beans = new StaticListableBeanFactory();
        beans.addBean("duties", new AbsenceDuties() {
            @Override
            public void handOn(Absence absence) {
                if (fails) {
                    throw new IllegalStateException("The database is away");
                }
                told.add("hand on for " + absence.person());
            }

            @Override
            public void giveBack(Absence absence) {
                told.add("give back to " + absence.person());
            }
        });
        absenceClock = new AbsenceClock(
                book,
                beans.getBeanProvider(AbsenceDuties.class),
                ledger::add,
                Objects.requireNonNull(database.transaction().getTransactionManager()),
                clock);
    }

    @Test
    void beginsAndEndsByItselfWhenItIsTime() {
        plan(Duration.ofDays(7), Duration.ofDays(9));

        absenceClock.tick();
        assertThat(told).isEmpty();

        clock.moveBy(Duration.ofDays(7).plusMinutes(1));
        absenceClock.tick();
        absenceClock.tick();
        assertThat(told).containsExactly("hand on for anna");
        assertThat(state()).isEqualTo(State.ACTIVE);

        clock.moveBy(Duration.ofDays(2));
        absenceClock.tick();
        absenceClock.tick();
        assertThat(told).containsExactly("hand on for anna", "give back to anna");
        assertThat(state()).isEqualTo(State.OVER);
        assertThat(ledger).extracting(AuditEvent::action).containsExactly("ABSENCE_BEGUN", "ABSENCE_OVER");
    }

    @Test
    void handsNothingOnForAnAbsenceThatPassedWhileNobodyLooked() {
        plan(Duration.ofDays(1), Duration.ofDays(2));

        clock.moveBy(Duration.ofDays(3));
        absenceClock.tick();

        assertThat(told).containsExactly("give back to anna");
        assertThat(state()).isEqualTo(State.OVER);
    }

    @Test
    void triesAgainWhatFailed() {
        plan(Duration.ZERO, Duration.ofDays(2));
        fails = true;
        absenceClock.tick();
        assertThat(state()).isEqualTo(State.PLANNED);

        fails = false;
        absenceClock.tick();

        assertThat(told).containsExactly("hand on for anna");
        assertThat(state()).isEqualTo(State.ACTIVE);
    }

    private void plan(Duration from, Duration until) {
        var now = clock.instant();
        book.insert(
                new Absence("a1", "anna", now.plus(from), now.plus(until), "holiday", null, State.PLANNED),
                null,
                "anna");
    }

    private State state() {
        return book.find("a1").orElseThrow().state();
    }
}
