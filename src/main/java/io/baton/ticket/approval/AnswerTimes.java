package io.baton.ticket.approval;

import io.baton.engine.Decisions;
import io.baton.engine.WorkingTime;
import io.baton.ticket.Ticket;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long whoever is asked has to answer before others are called, as {@code task-limits.dmn} says. */
@Component
class AnswerTimes {

    /** Where no row says so. */
    private static final AnswerTime USUAL = new AnswerTime("PT8H", WorkingTime.OF_TICKET);

    private final Decisions decisions;

    AnswerTimes(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * @param within such as PT4H
     * @param calendar whose working time it counts
     */
    record AnswerTime(String within, String calendar) {}

    AnswerTime answerWithin(Ticket ticket) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("taskKind", "APPROVAL");
        inputs.put("priority", ticket.priority());
        return decisions.lookUp("task-limits", inputs).stream()
                .map(row -> new AnswerTime(
                        String.valueOf(row.get("acceptWithin")), String.valueOf(row.get("limitCalendar"))))
                .findFirst()
                .orElse(USUAL);
    }
}
