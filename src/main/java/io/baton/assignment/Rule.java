package io.baton.assignment;

import io.baton.ticket.Assignees.Strategy;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One row of {@code assignment.dmn}: how somebody is chosen.
 *
 * @param topCap how much of P1 and P2 a person has at once at most; null when there is no limit
 * @param groupTopCap the same for the whole team
 * @param overflowGroup team that takes what is too much
 * @param expert who is asked first where an expert is named; null for whoever has the skill
 */
record Rule(
        Strategy strategy,
        @Nullable Integer topCap,
        @Nullable Integer groupTopCap,
        @Nullable String overflowGroup,
        @Nullable String expert) {

    /** Where no row fits, the team takes its work from the queue. */
    static final Rule QUEUE = new Rule(Strategy.ROLE_QUEUE, null, null, null, null);

    static Rule of(Map<String, Object> row) {
        return new Rule(
                Strategy.valueOf(Objects.requireNonNullElse(text(row, "assignmentModel"), Strategy.ROLE_QUEUE.name())),
                number(row, "topCap"),
                number(row, "groupTopCap"),
                text(row, "overflowGroup"),
                text(row, "expert"));
    }

    Rule by(Strategy other) {
        return new Rule(other, topCap, groupTopCap, overflowGroup, expert);
    }

    private static @Nullable String text(Map<String, Object> row, String name) {
        return row.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    private static @Nullable Integer number(Map<String, Object> row, String name) {
        return row.get(name) instanceof Number number ? number.intValue() : null;
    }
}
