package io.baton.showback;

import io.baton.people.Readers;
import io.baton.platform.report.Report;
import io.baton.platform.report.ReportQuery;
import io.baton.platform.report.ReportTable;
import io.baton.platform.report.ReportTable.Column;
import io.baton.platform.report.ReportTable.Type;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What each cost centre pays, month by month. */
@Component
class ChargebackReport implements Report {

    private static final String BY_MONTH = "month";
    private static final String BY_ITEM = "item";
    private static final String BY_TICKET = "ticket";
    private static final String COST_CENTRE = "costCentre";

    private final JdbcClient jdbc;
    private final ShowbackSettings settings;

    ChargebackReport(JdbcClient jdbc, ShowbackSettings settings) {
        this.jdbc = jdbc;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "chargeback";
    }

    @Override
    public String title() {
        return "Chargeback";
    }

    @Override
    public String description() {
        return "What fulfilled requests cost, by cost centre and month of their closure, at the prices of the day they"
                + " were ordered.";
    }

    @Override
    public Set<String> readers() {
        return Readers.LEADS;
    }

    @Override
    public List<Choice> groupings() {
        return List.of(
                new Choice(BY_MONTH, "Cost centre and month"),
                new Choice(BY_ITEM, "Cost centre, month and item"),
                new Choice(BY_TICKET, "Single lines"));
    }

    @Override
    public List<Filter> filters() {
        return List.of(new Filter(COST_CENTRE, "Cost centre", List.of()));
    }

    @Override
    public ReportTable read(ReportQuery asked) {
        var detail = asked.groupsBy(BY_ITEM) ? "item_id" : asked.groupsBy(BY_TICKET) ? "ticket_key" : null;
        var columns = new ArrayList<Column>(List.of(
                new Column("costCentre", "Cost centre", Type.TEXT),
                new Column("title", "Name", Type.TEXT),
                new Column("month", "Month", Type.TEXT)));
        if (asked.groupsBy(BY_ITEM)) {
            columns.add(new Column("item", "Item", Type.TEXT));
        } else if (detail != null) {
            columns.add(new Column("ticket", "Ticket", Type.TICKET));
        }
        columns.add(new Column("requests", "Requests", Type.NUMBER));
        columns.add(new Column("amount", "Amount", Type.MONEY));
        columns.add(new Column("currency", "Currency", Type.TEXT));
        return new ReportTable(columns, rows(asked, detail), notes());
    }

    private List<List<@Nullable Object>> rows(ReportQuery asked, @Nullable String detail) {
        var keys = "l.cost_centre, c.title, l.booked_month" + (detail == null ? "" : ", l." + detail);
        var values = new HashMap<String, Object>();
        values.put("from", asked.from().toString().substring(0, 7));
        values.put("to", asked.to().toString().substring(0, 7));
        asked.filter(COST_CENTRE).ifPresent(centre -> values.put("centre", centre));
        var sql = "select " + keys + ", l.currency, sum(l.amount) as amount,"
                + " sum(case when l.kind = 'BOOKED' then 1 else -1 end) as requests"
                + " from cost_line l left join cost_centre c on c.id = l.cost_centre"
                + " where l.booked_month between :from and :to"
                + (values.containsKey("centre") ? " and l.cost_centre = :centre" : "")
                + " group by " + keys + ", l.currency order by " + keys + ", l.currency";
        return jdbc.sql(sql)
                .params(values)
                .query((row, number) -> {
                    var cells = new ArrayList<@Nullable Object>();
                    cells.add(row.getString("cost_centre"));
                    cells.add(row.getString("title"));
                    cells.add(row.getString("booked_month"));
                    if (detail != null) {
                        cells.add(row.getString(detail));
                    }
                    cells.add(row.getLong("requests"));
                    BigDecimal amount = row.getBigDecimal("amount");
                    cells.add(amount);
                    cells.add(row.getString("currency"));
                    return ReportTable.row(cells.toArray());
                })
                .list();
    }

    private List<String> notes() {
        return List.of(
                "Whole months are shown, also where the period begins or ends within one.",
                "Requests that were cancelled after they were booked are taken back in the month of their cancellation.",
                "Cost centre 'none' is charged with what people without a cost centre ordered.",
                "Unless a cost centre says otherwise, costs are "
                        + (settings.mode() == CostCentre.Mode.SHOWBACK
                                ? "told, not charged (SHOWBACK)."
                                : "charged, and a request above the budget needs a yes (CHARGEBACK)."));
    }
}
