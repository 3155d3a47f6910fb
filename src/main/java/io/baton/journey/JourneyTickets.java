package io.baton.journey;

import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which tickets are one way for the customer, and along which journey. A ticket is part of one way only. */
@Repository
public class JourneyTickets {

    /**
     * A ticket that is part of a way.
     *
     * @param first key of the ticket that the way began with, often the same
     * @param journey id of the journey
     */
    public record Step(String ticket, String first, String journey) {

        public boolean isFirst() {
            return ticket.equals(first);
        }
    }

    private final JdbcClient db;

    JourneyTickets(JdbcClient db) {
        this.db = db;
    }

    /** Empty for a ticket that is part of no journey. */
    public Optional<Step> of(String ticket) {
        return db.sql("select * from journey_ticket where ticket_key = ?")
                .param(ticket)
                .query((row, number) ->
                        new Step(row.getString("ticket_key"), row.getString("first_key"), row.getString("journey_id")))
                .optional();
    }

    /** The tickets of a way, the oldest key first. */
    public List<String> along(String first) {
        return db.sql("select ticket_key from journey_ticket where first_key = ? order by ticket_key")
                .param(first)
                .query(String.class)
                .list();
    }

    public void add(Step step, Instant at) {
        db.sql("insert into journey_ticket (ticket_key, first_key, journey_id, joined_at) values (?, ?, ?, ?)")
                .params(step.ticket(), step.first(), step.journey(), Timestamps.column(at))
                .update();
    }

    /** Two ways become one. */
    public void merge(String way, Step into) {
        db.sql("update journey_ticket set first_key = ?, journey_id = ? where first_key = ?")
                .params(into.first(), into.journey(), way)
                .update();
    }

    /** The whole way turns out to be along another journey. */
    public void turn(String first, String journey) {
        db.sql("update journey_ticket set journey_id = ? where first_key = ?")
                .params(journey, first)
                .update();
    }

    /** The way is along no journey any more. */
    public void leave(String first) {
        db.sql("delete from journey_ticket where first_key = ?").param(first).update();
    }
}
