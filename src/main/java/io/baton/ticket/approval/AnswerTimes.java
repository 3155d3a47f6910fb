package io.baton.ticket.approval;

import io.baton.engine.Decisions;
import io.baton.ticket.Ticket;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long whoever is asked has to answer before others are called, as {@code task-limits.dmn} says. */
@Component
class AnswerTimes {

    /** Where no row says so. */
    private static final String USUAL = "P1D";

    private final Decisions decisions;

    AnswerTimes(Decisions decisions) {
        this.decisions = decisions;
    }

    /** Such as PT4H. */
    String answerWithin(Ticket ticket) {
        var inputs = new HashMap<String, @Nullable Object>();
        inputs.put("taskKind", "APPROVAL");
        inputs.put("priority", ticket.priority());
        return decisions.lookUp("task-limits", inputs).stream()
                .map(row -> String.valueOf(row.get("acceptWithin")))
                .findFirst()
                .orElse(USUAL);
    }
}
