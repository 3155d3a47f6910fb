package io.baton.ticket;

import io.baton.platform.Json;
import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tickets. */
@Repository
class Tickets {

    private final JdbcClient db;
    private final Json json;
    private final Clock clock;

    Tickets(JdbcClient db, Json json, Clock clock) {
        this.db = db;
        this.json = json;
        this.clock = clock;
    }

    void add(String key, OpenTicket opened, String openedBy) {
        var now = Timestamps.column(clock.instant());
        db.sql("""
                        insert into ticket (ticket_key, version, kind, state, title, description, requester, opened_by,
                            item_id, item_version, fields, service, ci_id, ci_context, impact, urgency, reopen_count,
                            created_at, updated_at)
                        values (:key, 1, :kind, 'PENDING', :title, :description, :requester, :openedBy,
                            :item, :itemVersion, :fields, :service, :ci, '{}', :impact, :urgency, 0, :now, :now)
                        """)
                .param("key", key)
                .param("kind", opened.kind())
                .param("title", opened.title())
                .param("description", opened.description())
                .param("requester", opened.requester())
                .param("openedBy", openedBy)
                .param("item", opened.itemId())
                .param("itemVersion", opened.itemVersion())
                .param("fields", json.write(opened.fields()))
                .param("service", opened.service())
                .param("ci", opened.ciId())
                .param("impact", opened.impact())
                .param("urgency", opened.urgency())
                .param("now", now)
                .update();
    }

    Optional<Ticket> find(String key) {
        return db.sql("select * from ticket where ticket_key = ?")
                .param(key)
                .query(this::read)
                .optional();
    }

    /** The same, holding the row until the transaction ends, so that two movers take turns. */
    Optional<Ticket> findForUpdate(String key) {
        return db.sql("select * from ticket where ticket_key = ? for update")
                .param(key)
                .query(this::read)
                .optional();
    }

    /** Writes some columns and counts the edit; the column names come from code, never from a request. */
    void change(String key, Map<String, ? extends @Nullable Object> columns) {
        var set = new StringBuilder("version = version + 1, updated_at = :now");
        var params = new LinkedHashMap<String, @Nullable Object>();
        columns.forEach((column, value) -> {
            set.append(", ").append(column).append(" = :").append(column);
            params.put(column, value instanceof Instant instant ? Timestamps.column(instant) : value);
        });
        params.put("now", Timestamps.column(clock.instant()));
        params.put("key", key);
        db.sql("update ticket set " + set + " where ticket_key = :key")
                .params(params)
                .update();
    }

    Page<Ticket> search(TicketQuery query, TicketAccess.Scope scope) {
        var offset = Page.offset(query.page(), query.size());
        var where = new ArrayList<String>();
        var params = new LinkedHashMap<String, Object>();
        scope.restrict(where, params);
        equal(where, params, "state", query.state());
        equal(where, params, "category", query.category());
        equal(where, params, "priority", query.priority());
        equal(where, params, "assigned_group", query.group());
        equal(where, params, "assignee", query.assignee());
        equal(where, params, "requester", query.requester());
        equal(where, params, "ci_id", query.ciId());
        if (query.text() != null && !query.text().isBlank()) {
            where.add("(lower(t.ticket_key) like :text escape '!' or lower(t.title) like :text escape '!'"
                    + " or lower(t.description) like :text escape '!')");
            params.put("text", "%" + escaped(query.text().strip().toLowerCase(java.util.Locale.ROOT)) + "%");
        }
        var filter = where.isEmpty() ? "" : " where " + String.join(" and ", where);
        long total = db.sql("select count(*) from ticket t" + filter)
                .params(params)
                .query(Long.class)
                .single();
        List<Ticket> items = db.sql("select t.* from ticket t" + filter
                        + " order by t.created_at desc, t.ticket_key desc offset " + offset + " rows fetch next "
                        + query.size() + " rows only")
                .params(params)
                .query(this::read)
                .list();
        return new Page<>(items, total, query.page(), query.size());
    }

    /** Tickets {@code t} that meet all conditions, newest first; conditions come from code, their values are parameters. */
    List<Ticket> latest(List<String> conditions, Map<String, Object> params, int most) {
        return db.sql("select t.* from ticket t where " + String.join(" and ", conditions)
                        + " order by t.created_at desc, t.ticket_key desc fetch first " + most + " rows only")
                .params(params)
                .query(this::read)
                .list();
    }

    /** Open tickets of an item for one of these people, newest first. */
    List<Ticket> openFor(String itemId, Collection<String> people) {
        var named =
                "from ticket_party p where p.ticket_key = t.ticket_key and p.kind = 'PERSON' and p.part = 'BENEFICIARY'";
        return db.sql("select t.* from ticket t where t.item_id = :item and t.closed_at is null and (exists (select 1 "
                        + named + " and p.party in (:people)) or t.requester in (:people) and not exists (select 1 "
                        + named + ")) order by t.created_at desc, t.ticket_key desc")
                .param("item", itemId)
                .param("people", people)
                .query(this::read)
                .list();
    }

    @Nullable
    Instant heldUntil(String key) {
        return db.sql("select held_until from ticket where ticket_key = ?")
                .param(key)
                .query((row, n) -> Optional.ofNullable(Timestamps.readNullable(row, "held_until")))
                .single()
                .orElse(null);
    }

    private static String escaped(String text) {
        return text.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static void equal(List<String> where, Map<String, Object> params, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            where.add("t." + column + " = :" + column);
            params.put(column, value);
        }
    }

    private Ticket read(ResultSet row, int number) throws SQLException {
        return new Ticket(
                row.getString("ticket_key"),
                row.getLong("version"),
                row.getString("kind"),
                TicketState.valueOf(row.getString("state")),
                row.getString("title"),
                row.getString("description"),
                row.getString("requester"),
                row.getString("opened_by"),
                row.getString("item_id"),
                row.getObject("item_version", Integer.class),
                json.readMap(row.getString("fields")),
                row.getString("category"),
                row.getString("subcategory"),
                row.getString("nature"),
                row.getString("service"),
                row.getString("ci_id"),
                json.readMap(row.getString("ci_context")),
                row.getString("impact"),
                row.getString("urgency"),
                row.getString("priority"),
                row.getString("computed_priority"),
                row.getString("risk_class"),
                row.getString("assigned_group"),
                row.getString("assignee"),
                row.getString("resolution_code"),
                row.getString("resolution_note"),
                row.getString("justification"),
                row.getString("acceptance"),
                Timestamps.readNullable(row, "expected_at"),
                row.getString("expected_because"),
                row.getInt("reopen_count"),
                row.getString("process_instance_id"),
                Timestamps.read(row, "created_at"),
                Timestamps.read(row, "updated_at"),
                Timestamps.readNullable(row, "closed_at"));
    }
}
