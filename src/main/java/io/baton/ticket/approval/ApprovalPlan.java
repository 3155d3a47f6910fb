package io.baton.ticket.approval;

import io.baton.ticket.TicketDecisions;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the rows that approval-plan.dmn answered, and finds out which rule each of them came from. */
@Component
class ApprovalPlan {

    /** Who has to agree: to what somebody asks for, and to a change. */
    static final Set<String> TABLES = Set.of("approval-plan", "change-approval");

    /** @param attestation whether the identity system is told of this approval */
    record Row(
            int level,
            String kind,
            @Nullable String who,
            String group,
            String quorum,
            @Nullable String timeLimit,
            boolean attestation,
            @Nullable String rule,
            @Nullable String reason) {

        Level asLevel(String id, String roundId, int position) {
            return new Level(
                    id,
                    roundId,
                    position,
                    level,
                    group,
                    kind,
                    who,
                    null,
                    quorum,
                    null,
                    timeLimit,
                    rule,
                    reason,
                    ApprovalState.WAITING);
        }
    }

    private final TicketDecisions decisions;

    ApprovalPlan(TicketDecisions decisions) {
        this.decisions = decisions;
    }

    /** @return in the order in which they are asked */
    List<Row> levels(String ticketKey, List<Map<String, Object>> rows) {
        var rules = rules(ticketKey);
        var read = new ArrayList<Row>();
        for (int i = 0; i < rows.size(); i++) {
            read.add(row(rows.get(i), rules.size() == rows.size() ? rules.get(i) : Map.of()));
        }
        read.sort(Comparator.comparingInt(Row::level));
        return read;
    }

    private static Row row(Map<String, Object> row, Map<String, Object> rule) {
        var timeLimit = text(row.get("timeLimit"));
        requireDuration(timeLimit);
        var quorum = Objects.requireNonNullElse(text(row.get("quorum")), "1");
        Quorum.of(quorum);
        return new Row(
                row.get("level") instanceof Number number ? number.intValue() : 1,
                Objects.requireNonNullElse(text(row.get("approverKind")), "LINE_MANAGER"),
                text(row.get("who")),
                Objects.requireNonNullElse(text(row.get("approverGroup")), "Approvers"),
                quorum,
                timeLimit,
                Boolean.TRUE.equals(row.get("attestation")),
                text(rule.get("id")),
                text(rule.get("reason")));
    }

    private static void requireDuration(@Nullable String timeLimit) {
        try {
            if (timeLimit != null) {
                Duration.parse(timeLimit);
            }
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "approval-plan.dmn names '" + timeLimit + "' as time limit; write P3D or PT8H.", e);
        }
    }

    /** The table is asked in the step before, so its latest answer on the trail is the one at hand, row by row. */
    private List<Map<String, Object>> rules(String ticketKey) {
        return decisions.of(ticketKey).stream()
                .filter(made -> TABLES.contains(made.decision()))
                .reduce((earlier, later) -> later)
                .map(made -> List.copyOf(made.rules()))
                .orElse(List.of());
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isBlank() ? null : value.toString();
    }
}
