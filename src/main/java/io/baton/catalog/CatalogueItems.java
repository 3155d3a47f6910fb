package io.baton.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.baton.platform.Timestamps;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The catalogue in the database: each item as it is now, and every version it ever had. */
@Repository
class CatalogueItems {

    /** Whose definition counts: the product's, or that of the process owner who edited it. */
    enum Origin {
        SHIPPED,
        EDITED
    }

    /** An item with what is needed to bring it up to date with the product. */
    record Stored(
            CatalogueItem item, Origin origin, @Nullable String shippedHash) {}

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectReader reader;
    private final ObjectWriter writer;

    CatalogueItems(JdbcClient jdbc, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        // an old version may have been written when definitions had more to say
        this.reader = json.readerFor(ItemDefinition.class).without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        this.writer = json.writerFor(ItemDefinition.class);
    }

    List<CatalogueItem> all() {
        return jdbc.sql("select id, version, retired, definition from catalogue_item order by id")
                .query((row, n) -> item(row, "id"))
                .list();
    }

    Optional<Stored> find(String id) {
        return jdbc.sql(
                        "select id, version, retired, definition, origin, shipped_hash from catalogue_item where id = ?")
                .param(id)
                .query((row, n) -> new Stored(
                        item(row, "id"), Origin.valueOf(row.getString("origin")), row.getString("shipped_hash")))
                .optional();
    }

    Optional<CatalogueItem> find(String id, int version) {
        return jdbc.sql("select item_id, version, retired, definition from catalogue_item_version"
                        + " where item_id = ? and version = ?")
                .params(id, version)
                .query((row, n) -> item(row, "item_id"))
                .optional();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the id is taken */
    void insert(CatalogueItem item, Origin origin, @Nullable String shippedHash, String by) {
        var now = Timestamps.column(clock.instant());
        jdbc.sql("insert into catalogue_item"
                        + " (id, version, retired, origin, shipped_hash, definition, updated_at, updated_by)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(item.id(), item.version(), item.retired(), origin.name())
                .params(shippedHash, write(item.definition()), now, by)
                .update();
        keep(item, by);
    }

    /** Replaces the version before {@code item.version()}; false when somebody else was faster. */
    boolean replace(CatalogueItem item, Origin origin, @Nullable String shippedHash, String by) {
        var changed = jdbc.sql("update catalogue_item set version = ?, retired = ?, origin = ?, shipped_hash = ?,"
                        + " definition = ?, updated_at = ?, updated_by = ? where id = ? and version = ?")
                .params(item.version(), item.retired(), origin.name(), shippedHash)
                .params(write(item.definition()), Timestamps.column(clock.instant()), by)
                .params(item.id(), item.version() - 1)
                .update();
        if (changed == 1) {
            keep(item, by);
        }
        return changed == 1;
    }

    private void keep(CatalogueItem item, String by) {
        jdbc.sql("insert into catalogue_item_version (item_id, version, retired, definition, created_at, created_by)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(item.id(), item.version(), item.retired(), write(item.definition()))
                .params(Timestamps.column(clock.instant()), by)
                .update();
    }

    private CatalogueItem item(ResultSet row, String id) throws SQLException {
        try {
            ItemDefinition definition = reader.readValue(row.getString("definition"));
            return new CatalogueItem(row.getString(id), row.getInt("version"), row.getBoolean("retired"), definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Catalogue item " + row.getString(id) + " cannot be read.", e);
        }
    }

    private String write(ItemDefinition definition) {
        try {
            return writer.writeValueAsString(definition);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
