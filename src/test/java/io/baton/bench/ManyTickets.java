package io.baton.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Copies of an open ticket with everything that is kept about it, made by the database: its rows, its clocks, its running
 * models with their variables, tasks and timers. What tells one from another is new in each copy, the rest is as the
 * product wrote it. Ids of the engine end alike within one process of the server, so a copy has them end in its number.
 */
public final class ManyTickets {

    private static final String INSTANCES =
            "(select id_ from act_ru_execution where parent_id_ is null and " + "business_key_ = '%1$s')";
    private static final String CLOCKS = "(select id from sla_clock where ticket_key = '%1$s')";

    /** Rows of a ticket by its key, in each table. */
    private static final Map<String, String> OPEN = new LinkedHashMap<>();

    private static final Map<String, String> HISTORY = new LinkedHashMap<>();

    static {
        List.of("ticket", "ticket_party", "ticket_timeline", "ticket_decision", "ticket_task", "sla_clock")
                .forEach(table -> OPEN.put(table, "ticket_key = '%1$s'"));
        OPEN.put("sla_segment", "clock_id in " + CLOCKS);
        List.of("act_ru_execution", "act_ru_variable", "act_ru_event_subscr", "act_ru_task")
                .forEach(table -> OPEN.put(table, "proc_inst_id_ in " + INSTANCES));
        OPEN.put("act_ru_job", "process_instance_id_ in " + INSTANCES);
        OPEN.put(
                "act_ru_identitylink",
                "task_id_ in (select id_ from act_ru_task where proc_inst_id_ in " + INSTANCES + ")");
        OPEN.put(
                "act_ge_bytearray",
                "id_ in (select bytearray_id_ from act_ru_variable where proc_inst_id_ in " + INSTANCES + ")");
        List.of("act_hi_procinst", "act_hi_actinst", "act_hi_taskinst", "act_hi_varinst")
                .forEach(table -> HISTORY.put(table, "proc_inst_id_ in " + INSTANCES));
    }

    private final JdbcTemplate db;
    private final String key;
    private final Map<String, String> tables;
    private final Map<String, String> marks = new LinkedHashMap<>();

    /** @param key of the ticket to copy, which has come to rest */
    public ManyTickets(DataSource database, String key, boolean withHistory) throws SQLException {
        this.db = new JdbcTemplate(new SingleConnectionDataSource(database.getConnection(), true));
        this.key = key;
        this.tables = new LinkedHashMap<>(OPEN);
        if (withHistory) {
            tables.putAll(HISTORY);
        }
        marks.put(key, "'" + key.substring(0, key.lastIndexOf('-')) + "-1' || lpad(n::text, 6, '0')");
        for (var id : db.queryForList("select id from sla_clock where ticket_key = ?", String.class, key)) {
            marks.put(id, "'" + id.substring(0, 24) + "' || lpad(n::text, 12, '0')");
        }
        var engine = Objects.requireNonNull(
                db.queryForObject("select process_instance_id from ticket where ticket_key = ?", String.class, key));
        marks.put(engine.substring(24), "lpad(n::text, 12, '0')");
    }

    /** Makes the copies with these numbers, both included. */
    public void copy(int from, int to) {
        // rows are copied table by table, whatever they refer to
        db.execute("set session_replication_role = replica");
        tables.forEach((table, which) -> db.update(copy(table, which.formatted(key)), from, to));
        db.execute("set session_replication_role = origin");
        db.execute("analyze");
    }

    private String copy(String table, String which) {
        var names = new ArrayList<String>();
        var values = new ArrayList<String>();
        var source = db.queryForList("select * from " + table + " where " + which);
        for (var column : db.queryForList(
                "select column_name from information_schema.columns where table_name = ? and is_identity = 'NO'"
                        + " and table_schema = 'public' order by ordinal_position",
                String.class,
                table)) {
            names.add(column);
            values.add(value(column, source));
        }
        return "insert into " + table + " (" + String.join(", ", names) + ") select " + String.join(", ", values)
                + " from " + table + " cross join generate_series(?, ?) as copies(n) where " + which;
    }

    /** Definitions are the same for all. */
    private String value(String column, List<Map<String, Object>> source) {
        var value = column;
        if (!column.endsWith("_def_id_") && !column.equals("deployment_id_")) {
            for (var mark : marks.entrySet()) {
                if (source.stream()
                        .anyMatch(row -> row.get(column) instanceof String text && text.contains(mark.getKey()))) {
                    value = "replace(" + value + ", '" + mark.getKey() + "', " + mark.getValue() + ")";
                }
            }
        }
        return value;
    }

    /** The tables that hold what is open. */
    public static Set<String> openTables() {
        return Set.copyOf(OPEN.keySet());
    }

    /** Which columns are filled in the rows of a ticket, table by table; equal for tickets of the same kind. */
    public Map<String, List<String>> shape(String ticket) {
        var shape = new LinkedHashMap<String, List<String>>();
        tables.forEach((table, which) -> shape.put(
                table,
                db.queryForList("select * from " + table + " where " + which.formatted(ticket)).stream()
                        .map(row -> row.entrySet().stream()
                                .filter(cell -> cell.getValue() != null)
                                .map(Map.Entry::getKey)
                                .collect(Collectors.joining(" ")))
                        .sorted()
                        .toList()));
        return shape;
    }

    /** Key of a copy. */
    public String key(int number) {
        return key.substring(0, key.lastIndexOf('-')) + "-1%06d".formatted(number);
    }
}
