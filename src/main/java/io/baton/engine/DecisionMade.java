package io.baton.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a decision table answered.
 *
 * @param businessKey the ticket it was asked for, if any
 * @param processProperties extension properties of the process that asked; empty if none did
 * @param decision id of the table
 * @param version deployed version of the table
 * @param inputs input label to value
 * @param rules the rules that fired, in order
 */
public record DecisionMade(
        @Nullable String businessKey,
        Map<String, String> processProperties,
        String decision,
        String decisionName,
        int version,
        Map<String, Object> inputs,
        List<FiredRule> rules) {

    /**
     * One rule that fired.
     *
     * @param id id of the rule in the table
     * @param reason the annotation that explains it to people, empty if there is none
     * @param outputs output name to value
     */
    public record FiredRule(String id, String reason, Map<String, Object> outputs) {}
}
