package io.baton.engine;

import java.time.Instant;
import java.util.List;

/**
 * A decision table in its newest version, as people read it.
 *
 * @param version deployed version
 * @param question what the table decides
 * @param policy what counts when several rows match
 * @param conditions labels of the columns the table looks at
 * @param answers labels of the columns it answers with
 */
public record ReadableTable(
        String id,
        String name,
        int version,
        Instant deployedAt,
        String question,
        String policy,
        List<String> conditions,
        List<String> answers,
        List<Row> rows) {

    /**
     * One rule.
     *
     * @param reason the annotation that explains it
     * @param conditions one cell per condition column, in words; empty where anything will do
     * @param answers one cell per answer column, in words
     */
    public record Row(String id, String reason, List<String> conditions, List<String> answers) {}
}
