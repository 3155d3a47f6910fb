package io.baton.showback;

import io.baton.platform.Ids;
import io.baton.platform.Timestamps;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Rows of what was booked and of what open requests are going to cost. */
@Component
class CostBook {

    /** What a line does. */
    enum Kind {
        BOOKED,
        REVERSED
    }

    /**
     * One line.
     *
     * @param month such as {@code 2026-11}
     */
    record Line(
            String ticketKey,
            Kind kind,
            String costCentre,
            String itemId,
            String requester,
            BigDecimal amount,
            String currency,
            String month) {}

    private final JdbcClient jdbc;

    CostBook(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Line> line(String ticketKey, Kind kind) {
        return jdbc.sql("select * from cost_line where ticket_key = :ticket and kind = :kind")
                .param("ticket", ticketKey)
                .param("kind", kind.name())
                .query(CostBook::line)
                .optional();
    }

    void add(Line line, Instant now) {
        jdbc.sql("""
                        insert into cost_line (id, ticket_key, kind, cost_centre, item_id, requester, amount, currency,
                               booked_month, booked_at)
                        values (:id, :ticket, :kind, :centre, :item, :requester, :amount, :currency, :month, :now)""")
                .param("id", Ids.next())
                .param("ticket", line.ticketKey())
                .param("kind", line.kind().name())
                .param("centre", line.costCentre())
                .param("item", line.itemId())
                .param("requester", line.requester())
                .param("amount", line.amount())
                .param("currency", line.currency())
                .param("month", line.month())
                .param("now", Timestamps.column(now))
                .update();
    }

    /** What was booked from one month to another, both included. */
    BigDecimal booked(String costCentre, String fromMonth, String toMonth) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from cost_line
                         where cost_centre = :centre and booked_month between :from and :to""")
                .param("centre", costCentre)
                .param("from", fromMonth)
                .param("to", toMonth)
                .query(BigDecimal.class)
                .single();
    }

    /** What open requests are going to cost, apart from one. */
    BigDecimal committed(String costCentre, String exceptTicket) {
        return jdbc.sql("""
                        select coalesce(sum(amount), 0) from cost_commitment
                         where cost_centre = :centre and ticket_key <> :ticket""")
                .param("centre", costCentre)
                .param("ticket", exceptTicket)
                .query(BigDecimal.class)
                .single();
    }

    /** Where an amount is set aside for an open request, and how much. */
    record Commitment(String costCentre, BigDecimal amount) {}

    Optional<Commitment> commitment(String ticketKey) {
        return jdbc.sql("select cost_centre, amount from cost_commitment where ticket_key = :ticket")
                .param("ticket", ticketKey)
                .query(Commitment.class)
                .optional();
    }

    void commit(String ticketKey, String costCentre, BigDecimal amount) {
        settle(ticketKey);
        jdbc.sql("insert into cost_commitment (ticket_key, cost_centre, amount) values (:ticket, :centre, :amount)")
                .param("ticket", ticketKey)
                .param("centre", costCentre)
                .param("amount", amount)
                .update();
    }

    /** The request is going to cost nothing more: it was booked, or is not done. */
    void settle(String ticketKey) {
        jdbc.sql("delete from cost_commitment where ticket_key = :ticket")
                .param("ticket", ticketKey)
                .update();
    }

    private static Line line(ResultSet row, int number) throws SQLException {
        return new Line(
                row.getString("ticket_key"),
                Kind.valueOf(row.getString("kind")),
                row.getString("cost_centre"),
                row.getString("item_id"),
                row.getString("requester"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getString("booked_month"));
    }
}
