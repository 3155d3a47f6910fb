package io.baton.ticket;

import io.baton.people.Person;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much there is to do for each service, counted over those tickets only that the reader may see. */
@Component
public class ServiceTickets {

    private static final String IS_OPEN = "t.state not in ('CLOSED', 'CANCELLED')";

    /**
     * Tickets of one service.
     *
     * @param open those that are not over now
     * @param disturbances those of them that tell of something broken
     * @param opened those that came in the period
     * @param ended those that were closed or cancelled in the period
     */
    public record Load(long open, long disturbances, long opened, long ended) {

        public static final Load NONE = new Load(0, 0, 0, 0);
    }

    private record Row(String service, Load load) {}

    private final JdbcClient db;
    private final Tickets tickets;
    private final TicketAccess access;

    ServiceTickets(JdbcClient db, Tickets tickets, TicketAccess access) {
        this.db = db;
        this.tickets = tickets;
        this.access = access;
    }

    /** Loads by name of the service, of one service only if it is named. */
    public Map<String, Load> loads(@Nullable String service, Instant from, Instant to, Person viewer) {
        var where = new ArrayList<>(List.of(service == null ? "t.service is not null" : "t.service = :service"));
        var params = new LinkedHashMap<String, Object>();
        if (service != null) {
            params.put("service", service);
        }
        params.put("from", Timestamps.column(from));
        params.put("to", Timestamps.column(to));
        access.of(viewer).restrict(where, params);
        var loads = new LinkedHashMap<String, Load>();
        db.sql("select t.service, sum(case when " + IS_OPEN + " then 1 else 0 end) as still_open,"
                        + " sum(case when " + IS_OPEN
                        + " and t.kind in ('INCIDENT', 'FAILED_CHANGE', 'SECURITY') then 1 else 0 end)"
                        + " as disturbances,"
                        + " sum(case when t.created_at >= :from and t.created_at < :to then 1 else 0 end) as opened,"
                        + " sum(case when t.closed_at >= :from and t.closed_at < :to then 1 else 0 end) as ended"
                        + " from ticket t where " + String.join(" and ", where) + " group by t.service")
                .params(params)
                .query((row, number) -> new Row(
                        row.getString("service"),
                        new Load(
                                row.getLong("still_open"),
                                row.getLong("disturbances"),
                                row.getLong("opened"),
                                row.getLong("ended"))))
                .list()
                .forEach(row -> loads.put(row.service(), row.load()));
        return loads;
    }

    /** Those that are not over, newest first. */
    public List<Ticket> open(String service, Person viewer, int most) {
        var where = new ArrayList<>(List.of("t.service = :service", IS_OPEN));
        var params = new LinkedHashMap<String, Object>(Map.of("service", service));
        access.of(viewer).restrict(where, params);
        return tickets.latest(where, params, most);
    }
}
