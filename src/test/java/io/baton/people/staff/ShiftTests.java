package io.baton.people.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.people.ShiftCalendars;
import io.baton.people.staff.StaffDraft.ShiftDraft;
import io.baton.people.staff.StaffDraft.SlotDraft;
import io.baton.platform.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Capability({"W3.5", "C2.2"})
class ShiftTests {

    private static final ShiftCalendars WEEKDAYS = new ShiftCalendars() {
        @Override
        public boolean knows(String calendar) {
            return calendar.equals("weekdays");
        }

        @Override
        public List<Period> open(String calendar, Instant from, Instant until) {
            var open = new Period(Instant.parse("2026-03-02T08:00:00Z"), Instant.parse("2026-03-02T16:00:00Z"));
            return open.from().isBefore(until) && from.isBefore(open.until()) ? List.of(open) : List.of();
        }
    };

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "2026-03-02T06:59:00Z, false",
        "2026-03-02T07:00:00Z, true",
        "2026-03-02T15:59:00Z, true",
        "2026-03-02T16:00:00Z, false",
        "2026-03-03T08:00:00Z, false",
        // Friday night into Saturday
        "2026-03-06T22:00:00Z, true",
        "2026-03-07T04:59:00Z, true",
        "2026-03-07T05:00:00Z, false",
        // in summer the clock on the wall is an hour ahead
        "2026-03-30T06:00:00Z, true",
        "2026-03-30T05:59:00Z, false"
    })
    void knowsItsHoursByTheClockOnTheWall(Instant at, boolean on) {
        var shift = shift("Europe/Berlin", slot("MONDAY", "08:00", "17:00"), slot("FRIDAY", "22:00", "06:00"));

        assertThat(shift.isOn(at, null)).isEqualTo(on);
    }

    @Test
    void saysWhenTheNextSlotBegins() {
        var shift = shift("Europe/Berlin", slot("MONDAY", "08:00", "17:00"));

        assertThat(shift.next(Instant.parse("2026-03-02T18:00:00Z"), null))
                .contains(Instant.parse("2026-03-09T07:00:00Z"));
    }

    @Test
    void followsACalendar() {
        var shift = new StaffDraft(Set.of(), null, new ShiftDraft(null, "weekdays", null)).check(WEEKDAYS);

        assertThat(shift.isOn(Instant.parse("2026-03-02T08:00:00Z"), WEEKDAYS)).isTrue();
        assertThat(shift.isOn(Instant.parse("2026-03-02T16:00:00Z"), WEEKDAYS)).isFalse();
        assertThat(shift.next(Instant.parse("2026-03-01T16:00:00Z"), WEEKDAYS))
                .contains(Instant.parse("2026-03-02T08:00:00Z"));
    }

    @ParameterizedTest(name = "{1}-{2} and {4}-{5}: {6}")
    @CsvSource({
        "MONDAY, 08:00, 12:00, MONDAY, 12:00, 16:00, false",
        "MONDAY, 08:00, 12:30, MONDAY, 12:00, 16:00, true",
        "MONDAY, 08:00, 16:00, MONDAY, 09:00, 10:00, true",
        "SUNDAY, 22:00, 06:00, MONDAY, 05:00, 09:00, true",
        "SUNDAY, 22:00, 05:00, MONDAY, 05:00, 09:00, false",
        "MONDAY, 00:00, 00:00, MONDAY, 23:00, 23:30, true"
    })
    void refusesSlotsThatOverlap(
            String day1, String from1, String until1, String day2, String from2, String until2, boolean overlap) {
        var draft = draft("UTC", slot(day1, from1, until1), slot(day2, from2, until2));

        assertThat(fieldsWrong(draft)).isEqualTo(overlap ? List.of("shift.slots[1]") : List.of());
    }

    @Test
    void namesEveryPlaceThatIsWrong() {
        assertThat(fieldsWrong(new StaffDraft(
                        Set.of("Not a tag"),
                        0,
                        new ShiftDraft("Mars/Olympus", null, List.of(slot("SOMEDAY", "25:00", "17:00:30"))))))
                .containsExactly(
                        "skills",
                        "cap",
                        "shift.zone",
                        "shift.slots[0].weekday",
                        "shift.slots[0].from",
                        "shift.slots[0].until");
        assertThat(fieldsWrong(new StaffDraft(null, null, new ShiftDraft(null, "no-such", null))))
                .containsExactly("shift.calendar");
        assertThat(fieldsWrong(new StaffDraft(null, null, new ShiftDraft("UTC", null, null))))
                .containsExactly("shift.slots");
    }

    private static List<String> fieldsWrong(StaffDraft draft) {
        var fields = new ArrayList<String>();
        try {
            draft.check(WEEKDAYS);
        } catch (Refusal refusal) {
            assertThat(refusal.status().value()).isEqualTo(422);
            refusal.errors().forEach(error -> fields.add(error.field()));
        }
        return fields;
    }

    @Test
    void readsDaysWholeAndMomentsAsTheyAre() {
        assertThat(Period.read("2026-03-29", "2026-03-29", "Europe/Berlin"))
                .isEqualTo(new Period(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z")));
        assertThat(Period.read("2026-03-29T12:00:00+02:00", "2026-03-30T00:00:00Z", null))
                .isEqualTo(new Period(Instant.parse("2026-03-29T10:00:00Z"), Instant.parse("2026-03-30T00:00:00Z")));
        for (var wrong : List.of("2026-02-30", "tomorrow", "2026-03-29T12:00:00", "")) {
            assertThatThrownBy(() -> Period.read(wrong, "2026-04-01", "UTC"))
                    .isInstanceOfSatisfying(
                            Refusal.class,
                            refusal ->
                                    assertThat(refusal.errors().get(0).field()).isEqualTo("from"));
        }
        assertThatThrownBy(() -> Period.read("2026-03-29", "2026-03-29", null))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.errors().get(0).field()).isEqualTo("zone"));
    }

    private static Shift shift(String zone, SlotDraft... slots) {
        return draft(zone, slots).check(null);
    }

    private static StaffDraft draft(@Nullable String zone, SlotDraft... slots) {
        return new StaffDraft(Set.of("network"), 3, new ShiftDraft(zone, null, List.of(slots)));
    }

    private static SlotDraft slot(String weekday, String from, String until) {
        return new SlotDraft(weekday, from, until);
    }
}
