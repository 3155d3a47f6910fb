package io.baton.survey;

import io.baton.engine.Decisions;
import io.baton.ticket.Ticket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether, when and for how long somebody is asked about a ticket, as {@code survey-policy.dmn} says. */
@Component
class SurveyPolicy {

    static final String TABLE = "survey-policy";

    private static final int ALL = 100;

    private final Decisions decisions;

    SurveyPolicy(Decisions decisions) {
        this.decisions = decisions;
    }

    /**
     * The terms of one survey.
     *
     * @param delay how long after the closing the invitation leaves
     * @param expiry how long the link is good for after that
     * @param pause how long nobody is asked again
     * @param lowScore a score up to this one calls for a call back
     */
    record Terms(Duration delay, Duration expiry, Duration pause, int lowScore, Duration callBackWithin) {}

    /** The terms, unless the ticket is one of those nobody is asked about; the answer is on its decision trail. */
    Optional<Terms> of(Ticket ticket) {
        var asked = new HashMap<String, Object>();
        asked.put("resolutionCode", ticket.resolutionCode() == null ? "" : ticket.resolutionCode());
        asked.put("priority", ticket.priority() == null ? "" : ticket.priority());
        return decisions.ask(TABLE, ticket.key(), asked).stream()
                .findFirst()
                .filter(row -> isDrawn(ticket.key(), number(row, "share")))
                .map(SurveyPolicy::terms);
    }

    /**
     * Whether the ticket is among the share that is asked about. Drawn by the key instead of by chance, so that a step
     * that is tried again decides the same.
     */
    static boolean isDrawn(String key, int share) {
        return Integer.parseInt(SurveyTokens.hash(key).substring(0, 7), 16) % ALL < share;
    }

    private static Terms terms(Map<String, Object> row) {
        return new Terms(
                duration(row, "delay"),
                duration(row, "expiry"),
                duration(row, "pause"),
                number(row, "lowScore"),
                duration(row, "callBackWithin"));
    }

    private static int number(Map<String, Object> row, String output) {
        if (row.get(output) instanceof Number number) {
            return number.intValue();
        }
        throw new IllegalStateException(TABLE + " has a rule without " + output + ".");
    }

    private static Duration duration(Map<String, Object> row, String output) {
        return Duration.parse(String.valueOf(row.get(output)));
    }
}
