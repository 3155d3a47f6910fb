package io.baton.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.asset.AssetChange.Change;
import io.baton.platform.Listing;
import io.baton.platform.Page;
import io.baton.platform.Timestamps;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return Listing.of(jdbc, "asset", "tag")
                .with("kind", query.kind())
                .with("status", query.status() == null ? null : query.status().name())
                .with("owner_id", query.owner())
                .containing(query.text(), "tag", "model", "serial")
                .page(query.page(), query.size(), AssetBook::asset);
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
}
