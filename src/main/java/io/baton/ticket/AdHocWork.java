package io.baton.ticket;

import io.baton.platform.Timestamps;
import io.baton.platform.report.Deviations;
import io.baton.platform.report.ReportQuery;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Requests for something that no catalogue item describes: each was handled by itself. */
@Component
class AdHocWork implements Deviations {

    private final JdbcClient db;

    AdHocWork(JdbcClient db) {
        this.db = db;
    }

    /**
     * Reports of faults and questions need no item, and improvements are no requests; whatever else was asked without the
     * answers of an order is ad hoc.
     */
    @Override
    public List<Deviation> of(ReportQuery asked) {
        return db.sql("""
                        select ticket_key, title, requester, created_at from ticket
                         where kind = 'REQUEST' and (item_id is null or fields = '{}')
                           and created_at >= :start and created_at < :end
                           and (category is null or category not in ('fault-report', 'information'))
                         order by ticket_key""")
                .param("start", Timestamps.column(asked.start()))
                .param("end", Timestamps.column(asked.end()))
                .query((row, number) -> new Deviation(
                        "AD_HOC_REQUEST",
                        row.getString("title"),
                        row.getString("requester"),
                        Timestamps.read(row, "created_at"),
                        row.getString("ticket_key"),
                        "No catalogue item was ordered."))
                .list();
    }
}
