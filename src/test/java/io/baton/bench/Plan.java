package io.baton.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.bench.StatementWatch.Asked;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * How PostgreSQL carried a statement out.
 *
 * @param scans each table it looked at
 * @param blocks how many blocks of tables and indexes it read
 */
public record Plan(Asked asked, List<Scan> scans, long blocks, double millis) {

    /**
     * @param kind such as {@code Index Scan}
     * @param rows how many rows were looked at, those included that did not fit
     */
    public record Scan(String kind, String table, long rows) {

        public boolean isSequential() {
            return kind.equals("Seq Scan");
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Carries it out once more, and takes back what that did. */
    public static Plan of(Asked asked, DataSource database) {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (var statement = asked.prepare(connection, "explain (analyze, buffers, format json) ");
                    var rows = statement.executeQuery()) {
                rows.next();
                var answer = JSON.readTree(rows.getString(1)).get(0);
                var scans = new ArrayList<Scan>();
                collect(answer.path("Plan"), scans);
                var read = answer.path("Plan").path("Shared Hit Blocks").asLong()
                        + answer.path("Plan").path("Shared Read Blocks").asLong();
                return new Plan(
                        asked, scans, read, answer.path("Execution Time").asDouble());
            } finally {
                connection.rollback();
            }
        } catch (SQLException | IOException e) {
            throw new AssertionError("No plan of " + asked.sql(), e);
        }
    }

    private static void collect(JsonNode node, List<Scan> scans) {
        var kind = node.path("Node Type").asText();
        if (kind.endsWith("Scan") && node.has("Relation Name")) {
            var looked = node.path("Actual Rows").asDouble()
                    + node.path("Rows Removed by Filter").asDouble()
                    + node.path("Rows Removed by Index Recheck").asDouble();
            var times = node.path("Actual Loops").asDouble();
            scans.add(new Scan(kind, node.path("Relation Name").asText(), Math.round(looked * times)));
        }
        node.path("Plans").forEach(part -> collect(part, scans));
    }

    /** How many rows it looked at in all. */
    public long rows() {
        return scans.stream().mapToLong(Scan::rows).sum();
    }
}
