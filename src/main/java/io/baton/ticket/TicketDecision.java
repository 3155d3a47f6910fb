package io.baton.ticket;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One entry of the decision trail: which rules of which version of a table fired on which inputs.
 *
 * @param rules each with {@code id}, {@code reason} and {@code outputs}
 */
public record TicketDecision(
        Instant at,
        String decision,
        String name,
        int version,
        Map<String, Object> inputs,
        List<Map<String, Object>> rules) {}
