package io.baton.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.asset.AssetChange.Change;
import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The built-in register: assets and their history in Baton's own database. */
@Component
class RegisteredAssets implements AssetRegister {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AssetBook book;

    RegisteredAssets(JdbcClient jdbc, ObjectMapper json, AssetBook book) {
        this.jdbc = jdbc;
        this.json = json;
        this.book = book;
    }

    @Override
    public Optional<Asset> find(String tag) {
        return book.find(tag);
    }

    @Override
    public Page<Asset> search(AssetQuery query) {
        var offset = Page.offset(query.page(), query.size());
        var where = new ArrayList<String>(List.of("1 = 1"));
        var values = new HashMap<String, Object>();
        filter(where, values, "kind", query.kind());
        filter(
                where,
                values,
                "status",
                query.status() == null ? null : query.status().name());
        filter(where, values, "owner_id", query.owner());
        if (query.text() != null && !query.text().isBlank()) {
            where.add("(lower(tag) like :text escape '!' or lower(model) like :text escape '!'"
                    + " or lower(serial) like :text escape '!')");
            values.put("text", "%" + escaped(query.text()) + "%");
        }
        var from = " from asset where " + String.join(" and ", where);
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        var assets = jdbc.sql("select *" + from + " order by tag offset :offset rows fetch next :size rows only")
                .params(values)
                .param("offset", offset)
                .param("size", query.size())
                .query(AssetBook::asset)
                .list();
        return new Page<>(assets, total, query.page(), query.size());
    }

    @Override
    public List<AssetChange> historyOf(String tag) {
        return jdbc.sql("select * from asset_change where tag = :tag order by version desc")
                .param("tag", tag)
                .query(this::change)
                .list();
    }

    @Override
    public Asset apply(AssetUpdate update) {
        return book.applyOnce(update);
    }

    private AssetChange change(ResultSet row, int number) throws SQLException {
        try {
            return new AssetChange(
                    row.getString("tag"),
                    row.getLong("version"),
                    Timestamps.read(row, "changed_at"),
                    row.getString("changed_by"),
                    row.getString("source_ticket"),
                    json.readValue(row.getString("changes"), new TypeReference<Map<String, Change>>() {}));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void filter(List<String> where, Map<String, Object> values, String column, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            where.add(column + " = :" + column);
            values.put(column, value);
        }
    }

    private static String escaped(String text) {
        return text.toLowerCase(Locale.ROOT)
                .replace("!", "!!")
                .replace("%", "!%")
                .replace("_", "!_");
    }
}
