package io.baton.people.oncall;

import io.baton.people.Rotas.OnCallShift;
import io.baton.people.Rotas.Plan;
import io.baton.platform.CalendarFile;
import java.time.Instant;
import java.util.function.UnaryOperator;

/** Writes a plan as an iCalendar file, for everybody's own calendar. */
final class CalendarFeed {

    private CalendarFeed() {}

    /**
     * @param names finds the name of a person
     * @param now when it is written
     */
    static String of(Plan plan, UnaryOperator<String> names, Instant now) {
        // the first may be cut, and would be another event every day
        var events = plan.shifts().stream()
                .skip(1)
                .map(shift -> event(plan.team(), shift, names))
                .toList();
        return CalendarFile.of("On call", "On call: " + plan.team(), events, now);
    }

    private static CalendarFile.Event event(String team, OnCallShift shift, UnaryOperator<String> names) {
        return new CalendarFile.Event(
                team + "-" + CalendarFile.time(shift.from()) + "-" + shift.person() + "@baton",
                shift.from(),
                shift.until(),
                "On call " + team + ": " + names.apply(shift.person()),
                shift.layer());
    }
}
