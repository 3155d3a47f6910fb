package io.baton.engine.lint;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.w3c.dom.Element;

/** Timers that can be read, and that do not fire more than once a minute. */
final class Timers implements ProcessRule {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Pattern REPEAT = Pattern.compile("R(\\d*)");
    private static final List<Function<String, ?>> DATES =
            List.of(OffsetDateTime::parse, ZonedDateTime::parse, LocalDateTime::parse, LocalDate::parse);

    @Override
    public void check(ProcessModel model, Surroundings known, Findings findings) {
        for (var timer : model.all(TimerEventDefinition.class)) {
            var id = ProcessModel.nodeOf(timer);
            if (timer.getTimeDuration() != null) {
                checkDuration(timer.getTimeDuration().getTextContent().strip(), id, findings);
            }
            if (timer.getTimeCycle() != null) {
                checkCycle(timer.getTimeCycle().getTextContent().strip(), id, findings);
            }
            if (timer.getTimeDate() != null) {
                checkDate(timer.getTimeDate().getTextContent().strip(), id, findings);
            }
            if (timer.getTimeDuration() == null && timer.getTimeCycle() == null && timer.getTimeDate() == null) {
                findings.error("timer-readable", id, "Set when the timer fires: a duration, a date or a cycle.");
            }
        }
        Xml.walk(model.xml().getDocumentElement(), element -> checkRetries(element, findings));
    }

    private static void checkDuration(String text, String id, Findings findings) {
        if (!isExpression(text) && seconds(text) < 0) {
            findings.error(
                    "timer-readable", id, "'" + text + "' is no duration. Write PT4H for four hours, P3D for days.");
        }
    }

    private static void checkDate(String text, String id, Findings findings) {
        if (!isExpression(text) && DATES.stream().noneMatch(format -> reads(format, text))) {
            findings.error("timer-readable", id, "'" + text + "' is no date. Write it as 2026-12-31T08:00:00Z.");
        }
    }

    private static boolean reads(Function<String, ?> format, String text) {
        try {
            return format.apply(text) != null;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static void checkCycle(String text, String id, Findings findings) {
        if (isExpression(text)) {
            return;
        }
        if (text.startsWith("R")) {
            var period = Arrays.stream(text.split("/"))
                    .filter(part -> part.startsWith("P"))
                    .findFirst()
                    .orElse("");
            var seconds = seconds(period);
            if (seconds < 0 || !REPEAT.matcher(text.split("/")[0]).matches()) {
                findings.error("timer-readable", id, "'" + text + "' is no cycle. Write R3/PT4H for three times.");
            } else if (seconds < SHORTEST.toSeconds()) {
                tooOften(text, id, findings);
            }
            return;
        }
        var fields = text.split("\\s+");
        if (fields.length < 6) {
            findings.error(
                    "timer-readable", id, "'" + text + "' is no cycle. Write R/PT1H or a cron line of six fields.");
        } else if (!fields[0].matches("\\d{1,2}")) {
            tooOften(text, id, findings);
        }
    }

    private static void tooOften(String text, String id, Findings findings) {
        findings.error(
                "timer-cycle", id, "'" + text + "' fires more than once a minute; that would wear the server out.");
    }

    private static void checkRetries(Element element, Findings findings) {
        if (!Xml.CAMUNDA.equals(element.getNamespaceURI())
                || !element.getLocalName().equals("failedJobRetryTimeCycle")) {
            return;
        }
        var text = Xml.ownText(element);
        var single = text.matches("R\\d{1,2}/P\\S+") && seconds(text.substring(text.indexOf('/') + 1)) > 0;
        var list = Arrays.stream(text.split("\\s*,\\s*")).allMatch(part -> seconds(part) > 0);
        if (!isExpression(text) && !single && !list) {
            findings.error(
                    "retry-cycle",
                    Xml.idOf(element),
                    "'" + text + "' is no retry time cycle. Write PT30S,PT2M,PT10M or R5/PT5M, 99 attempts at most.");
        }
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    /** Length of an ISO 8601 duration, months as 30 days; negative when it is none. */
    private static long seconds(String text) {
        try {
            var time = text.indexOf('T');
            var days = time < 0 ? text : text.substring(0, time);
            var period = days.equals("P") ? Period.ZERO : Period.parse(days);
            var rest = time < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(time));
            return Duration.ofDays(period.toTotalMonths() * 30 + period.getDays())
                    .plus(rest)
                    .toSeconds();
        } catch (DateTimeException e) {
            return -1;
        }
    }
}
