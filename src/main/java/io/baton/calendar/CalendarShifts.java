package io.baton.calendar;

import io.baton.people.ShiftCalendars;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets people's shifts and rotas be given by a business calendar. */
@Component
class CalendarShifts implements ShiftCalendars {

    private final Calendars calendars;

    CalendarShifts(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public boolean knows(String calendar) {
        return calendars.find(calendar).isPresent();
    }

    @Override
    public List<Period> open(String calendar, Instant from, Instant until) {
        return open(calendars.require(calendar), from, until);
    }

    static List<Period> open(BusinessCalendar calendar, Instant from, Instant until) {
        var periods = new ArrayList<Period>();
        var last = until.atZone(calendar.zone()).toLocalDate();
        for (var day = from.atZone(calendar.zone()).toLocalDate(); !day.isAfter(last); day = day.plusDays(1)) {
            for (var slot : calendar.slots(day)) {
                var start = later(from, at(calendar, day, slot.from()));
                var end = earlier(until, at(calendar, day, slot.to()));
                if (start.isBefore(end)) {
                    join(periods, new Period(start, end));
                }
            }
        }
        return periods;
    }

    /** A slot until midnight and the one after it are one stretch of time. */
    private static void join(List<Period> periods, Period next) {
        var end = periods.size() - 1;
        if (end >= 0 && periods.get(end).until().equals(next.from())) {
            periods.set(end, new Period(periods.get(end).from(), next.until()));
        } else {
            periods.add(next);
        }
    }

    private static Instant at(BusinessCalendar calendar, LocalDate day, int minute) {
        return day.atStartOfDay().plusMinutes(minute).atZone(calendar.zone()).toInstant();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
