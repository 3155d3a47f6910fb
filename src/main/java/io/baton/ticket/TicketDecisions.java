package io.baton.ticket;

import io.baton.engine.DecisionMade;
import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import io.baton.ticket.Assignees.Candidate;
import io.baton.ticket.Assignees.Verdict;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decision trail of each ticket. */
@Component
public class TicketDecisions {

    private static final int LONGEST_OUTCOME = 1000;

    private final JdbcClient db;
    private final Json json;
    private final Clock clock;

    TicketDecisions(JdbcClient db, Json json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    public void add(String ticketKey, DecisionMade made) {
        db.sql("""
                        insert into ticket_decision (ticket_key, at, decision, decision_name, decision_version, inputs, rules)
                        values (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        ticketKey,
                        Timestamps.column(clock.instant()),
                        made.decision(),
                        made.decisionName(),
                        made.version(),
                        json.write(made.inputs()),
                        json.write(made.rules()))
                .update();
    }

    /** Says what came of the table that was asked last, and who was looked at. The caller holds the ticket. */
    public void explain(String ticketKey, String decision, String outcome, List<Candidate> candidates) {
        db.sql("""
                        update ticket_decision set outcome = ?, candidates = ? where position =
                            (select max(position) from ticket_decision where ticket_key = ? and decision = ?)
                        """)
                .params(
                        outcome.length() > LONGEST_OUTCOME ? outcome.substring(0, LONGEST_OUTCOME) : outcome,
                        json.write(candidates),
                        ticketKey,
                        decision)
                .update();
    }

    /** In the order in which they were made. */
    public List<TicketDecision> of(String ticketKey) {
        return db.sql("select * from ticket_decision where ticket_key = ? order by position")
                .param(ticketKey)
                .query((row, n) -> new TicketDecision(
                        Timestamps.read(row, "at"),
                        row.getString("decision"),
                        row.getString("decision_name"),
                        row.getInt("decision_version"),
                        json.readMap(row.getString("inputs")),
                        json.readRows(row.getString("rules")),
                        row.getString("outcome"),
                        candidates(row.getString("candidates"))))
                .list();
    }

    /** @param withPeople whether the reader works on the ticket and so may know who is away, or has how much to do */
    public List<TicketDecision> of(String ticketKey, boolean withPeople) {
        var made = of(ticketKey);
        return withPeople
                ? made
                : made.stream().map(TicketDecision::withoutPeople).toList();
    }

    private List<Candidate> candidates(@Nullable String written) {
        return written == null
                ? List.of()
                : json.readRows(written).stream()
                        .map(row -> new Candidate(
                                String.valueOf(row.get("person")),
                                String.valueOf(row.get("group")),
                                Verdict.valueOf(String.valueOf(row.get("verdict"))),
                                String.valueOf(row.get("reason"))))
                        .toList();
    }
}
