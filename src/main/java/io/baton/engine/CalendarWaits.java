package io.baton.engine;

import java.time.Duration;
import java.util.Date;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.impl.calendar.BusinessCalendar;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** Reads durations with a calendar beside them; everything else as the engine does. */
class CalendarWaits implements BusinessCalendar {

    private static final Pattern WITH_CALENDAR = Pattern.compile("\\s*P\\S+\\s+\\S+\\s*");

    private final BusinessCalendar plain;
    private final Supplier<WorkingTime> time;

    CalendarWaits(BusinessCalendar plain, Supplier<WorkingTime> time) {
        this.plain = plain;
        this.time = time;
    }

    @Override
    public Date resolveDuedate(String text) {
        return resolveDuedate(text, (Date) null);
    }

    @Override
    public Date resolveDuedate(String text, @Nullable Task task) {
        return namesCalendar(text) ? worked(text, ClockUtil.getCurrentTime()) : plain.resolveDuedate(text, task);
    }

    @Override
    public Date resolveDuedate(String text, @Nullable Date start) {
        return namesCalendar(text)
                ? worked(text, start == null ? ClockUtil.getCurrentTime() : start)
                : plain.resolveDuedate(text, start);
    }

    private static boolean namesCalendar(String text) {
        return WITH_CALENDAR.matcher(text).matches();
    }

    private Date worked(String text, Date from) {
        var words = text.strip().split("\\s+");
        var here = Context.getBpmnExecutionContext();
        var ticket = here == null ? null : here.getExecution().getProcessBusinessKey();
        return Date.from(time.get().after(from.toInstant(), Duration.parse(words[0]), words[1], ticket));
    }
}
