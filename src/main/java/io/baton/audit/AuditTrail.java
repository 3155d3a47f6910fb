package io.baton.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Everything the ledger knows of one ticket, whichever door it was done through. For auditors. */
@Component
public class AuditTrail {

    private static final int MOST = 2_000;

    private final JdbcClient jdbc;

    AuditTrail(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * One act.
     *
     * @param sequence its number in the ledger; null for the second or two until it is sealed
     * @param actorType {@code person}, {@code service}, {@code system} or {@code anonymous}
     * @param groups roles and teams of the actor at that time
     * @param reason what the actor gave as the reason, empty if nothing or purged since
     * @param oldValue value before, empty if not known, none or purged since
     */
    public record Line(
            @Nullable Long sequence,
            Instant at,
            String actorType,
            String actor,
            List<String> groups,
            String action,
            String outcome,
            String objectType,
            String objectId,
            boolean privileged,
            Map<String, Object> details,
            String reason,
            String oldValue,
            String newValue) {}

    /** The trail of a ticket, oldest first; its first two thousand acts. */
    public List<Line> of(String ticketKey) {
        return new LedgerQuery()
                .where("ticket", ticketKey).oldest(jdbc, MOST).stream()
                        .map(AuditTrail::line)
                        .toList();
    }

    private static Line line(LedgerEntry entry) {
        return new Line(
                entry.sequence(),
                Instant.parse(entry.text("at")),
                entry.text("actorType"),
                entry.text("actor"),
                entry.groups(),
                entry.text("action"),
                entry.text("outcome"),
                entry.text("objectType"),
                entry.text("objectId"),
                Boolean.TRUE.equals(entry.members().get("privileged")),
                entry.details(),
                entry.words("reason"),
                entry.words("oldValue"),
                entry.words("newValue"));
    }
}
