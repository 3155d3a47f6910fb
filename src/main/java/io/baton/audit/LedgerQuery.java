package io.baton.audit;

import io.baton.audit.proof.CanonicalJson;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events an auditor asks for. Built filter by filter; an absent value does not filter. */
final class LedgerQuery {

    private static final String FROM = """
            from audit_event e
            left join audit_leaf l on l.event_id = e.id
            left join audit_payload p on p.event_id = e.id
            """;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();

    LedgerQuery where(String column, @Nullable Object value) {
        if (value != null) {
            conditions.add("e." + column + " = :" + column);
            parameters.put(column, value instanceof String text ? CanonicalJson.clean(text, 255) : value);
        }
        return this;
    }

    /** @param from first moment, @param to the moment after the last; both as instant or as day in UTC */
    LedgerQuery between(@Nullable String from, @Nullable String to) {
        if (from != null) {
            conditions.add("e.occurred_at >= :from");
            parameters.put("from", Timestamps.column(moment("from", from, false)));
        }
        if (to != null) {
            conditions.add("e.occurred_at < :to");
            parameters.put("to", Timestamps.column(moment("to", to, true)));
        }
        return this;
    }

    /** Newest first. */
    Page<Map<String, Object>> page(JdbcClient jdbc, int page, int size) {
        var offset = Page.offset(page, size);
        var where = conditions.isEmpty() ? "" : " where " + String.join(" and ", conditions);
        var total = jdbc.sql("select count(*) from audit_event e" + where)
                .params(parameters)
                .query(Long.class)
                .single();
        var items = jdbc
                .sql(LedgerEntry.SELECT + FROM + where
                        + " order by e.occurred_at desc, e.id desc offset :offset rows fetch next :size rows only")
                .params(parameters)
                .param("offset", offset)
                .param("size", size)
                .query(LedgerEntry::read)
                .list()
                .stream()
                .map(LedgerEntry::members)
                .toList();
        return new Page<>(items, total, page, size);
    }

    /** Oldest first, at most so many; sealed or not. */
    List<LedgerEntry> oldest(JdbcClient jdbc, int most) {
        return jdbc.sql(LedgerEntry.SELECT + FROM + " where " + String.join(" and ", conditions)
                        + " order by e.occurred_at, e.id fetch first " + most + " rows only")
                .params(parameters)
                .query(LedgerEntry::read)
                .list();
    }

    /** The next sealed events in the order of the ledger. */
    List<LedgerEntry> sealedAfter(JdbcClient jdbc, long index, long size, int most) {
        var where = conditions.isEmpty() ? "" : " and " + String.join(" and ", conditions);
        return jdbc.sql(LedgerEntry.SELECT
                        + " from audit_leaf l join audit_event e on e.id = l.event_id"
                        + " left join audit_payload p on p.event_id = l.event_id"
                        + " where l.idx > :index and l.idx < :size" + where + " order by l.idx fetch first " + most
                        + " rows only")
                .params(parameters)
                .param("index", index)
                .param("size", size)
                .query(LedgerEntry::read)
                .list();
    }

    static Instant moment(String field, String text, boolean end) {
        try {
            if (text.length() == 10) {
                var day = LocalDate.parse(text);
                return (end ? day.plusDays(1) : day)
                        .atStartOfDay(ZoneOffset.UTC)
                        .toInstant();
            }
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid(field, "must be a day such as 2026-11-30 or a moment such as 2026-11-30T12:00:00Z.");
        }
    }
}
