package io.baton.platform;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The records of one table that a caller narrows down and pages through. Names of tables and columns come from the
 * code that asks, values only ever as parameters.
 */
public final class Listing {

    private final JdbcClient jdbc;
    private final String table;
    private final String order;
    private final List<String> where = new ArrayList<>(List.of("1 = 1"));
    private final Map<String, Object> values = new HashMap<>();

    private Listing(JdbcClient jdbc, String table, String order) {
        this.jdbc = jdbc;
        this.table = table;
        this.order = order;
    }

    /** @param order columns that put every record into its place, such as the primary key */
    public static Listing of(JdbcClient jdbc, String table, String order) {
        return new Listing(jdbc, table, order);
    }

    /** Only records with this value; an absent or blank one does not narrow anything. */
    public Listing with(String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            where.add(column + " = :" + column);
            values.put(column, value);
        }
        return this;
    }

    /** Only records in which one of the columns contains the text, in whatever case. */
    public Listing containing(@Nullable String text, String... columns) {
        if (text != null && !text.isBlank()) {
            where.add(Arrays.stream(columns)
                    .map(column -> "lower(" + column + ") like :text escape '!'")
                    .collect(Collectors.joining(" or ", "(", ")")));
            values.put("text", "%" + escaped(text) + "%");
        }
        return this;
    }

    /** @throws Refusal 422 when page or size are out of range */
    public <T> Page<T> page(int page, int size, RowMapper<T> mapper) {
        var offset = Page.offset(page, size);
        var from = " from " + table + " where " + String.join(" and ", where);
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        var items = jdbc.sql(
                        "select *" + from + " order by " + order + " offset :offset rows fetch next :size rows only")
                .params(values)
                .param("offset", offset)
                .param("size", size)
                .query(mapper)
                .list();
        return new Page<>(items, total, page, size);
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
