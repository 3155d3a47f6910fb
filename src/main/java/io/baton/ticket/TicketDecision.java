package io.baton.ticket;

import io.baton.ticket.Assignees.Candidate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the decision trail: which rules of which version of a table fired on which inputs.
 *
 * @param rules each with {@code id}, {@code reason} and {@code outputs}
 * @param outcome what came of it, where people had to be chosen from
 * @param candidates everybody who was looked at then, and why each was chosen or was not
 */
public record TicketDecision(
        Instant at,
        String decision,
        String name,
        int version,
        Map<String, Object> inputs,
        List<Map<String, Object>> rules,
        @Nullable String outcome,
        List<Candidate> candidates) {

    /** The same without what only those who work on the ticket read about each other. */
    TicketDecision withoutPeople() {
        return new TicketDecision(at, decision, name, version, inputs, rules, null, List.of());
    }
}
