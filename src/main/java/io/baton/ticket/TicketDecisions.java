package io.baton.ticket;

import io.baton.engine.DecisionMade;
import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The decision trail of each ticket. */
@Component
public class TicketDecisions {

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
                        json.readRows(row.getString("rules"))))
                .list();
    }
}
