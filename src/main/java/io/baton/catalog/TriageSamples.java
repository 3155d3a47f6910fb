package io.baton.catalog;

import io.baton.platform.Timestamps;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Draws tickets whose words were triaged, so that somebody else can triage them once more. */
@Component
class TriageSamples {

    /** What a ticket was found to be. */
    record Triaged(String ticketKey, String category, String team, String requester) {}

    private final JdbcClient db;

    TriageSamples(JdbcClient db) {
        this.db = db;
    }

    /** Asks in free words that came in during the period and were triaged; orders from the catalogue name what they are. */
    List<Triaged> all(Instant from, Instant to) {
        return db.sql("""
                        select j.ticket_key, t.category, t.assigned_group, t.requester
                        from intake_judgement j join ticket t on t.ticket_key = j.ticket_key
                        where j.at >= ? and j.at < ? and j.free_text = true and j.reading is not null
                            and t.category is not null and t.assigned_group is not null and t.kind <> 'SECURITY'
                        """)
                .params(Timestamps.column(from), Timestamps.column(to))
                .query((row, n) -> new Triaged(
                        row.getString("ticket_key"),
                        row.getString("category"),
                        row.getString("assigned_group"),
                        row.getString("requester")))
                .list();
    }

    /** Everybody who chose the category of one of the tickets by hand, oldest first; no entry where the tables did. */
    Map<String, List<String>> judges(List<Triaged> drawn) {
        var judges = new HashMap<String, List<String>>();
        if (!drawn.isEmpty()) {
            db.sql(
                            "select ticket_key, decided_by from ticket_reclassification where ticket_key in (:keys) order by at, id")
                    .param("keys", drawn.stream().map(Triaged::ticketKey).toList())
                    .query(row -> {
                        judges.computeIfAbsent(row.getString("ticket_key"), key -> new ArrayList<>())
                                .add(row.getString("decided_by"));
                    });
        }
        return judges;
    }

    /** Draws by chance, but so that the same seed draws the same again: in the order of hashes of seed and key. */
    static List<Triaged> draw(List<Triaged> all, String seed, int most) {
        return all.stream()
                .sorted(Comparator.comparing(one -> place(seed, one.ticketKey())))
                .limit(most)
                .toList();
    }

    private static String place(String seed, String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest((seed + ":" + key).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
