package io.baton.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.asset.AssetChange.Change;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.platform.Etag;
import io.baton.platform.Ids;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where the built-in register writes: every change with its history and its line on the ledger, in one transaction. */
@Component
class AssetBook {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditLedger ledger;
    private final Clock clock;

    AssetBook(JdbcClient jdbc, ObjectMapper json, AuditLedger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ledger = ledger;
        this.clock = clock;
    }

    Optional<Asset> find(String tag) {
        return jdbc.sql("select * from asset where tag = :tag")
                .param("tag", tag)
                .query(AssetBook::asset)
                .optional();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from asset").query(Long.class).single() == 0;
    }

    /** Applies what a step of a process asks for, unless this step has asked for exactly this before. */
    @Transactional
    Asset applyOnce(AssetUpdate update) {
        var asset = require(update.tag());
        if (!remember(update)) {
            return asset;
        }
        var wanted = new Asset(
                asset.tag(),
                asset.version(),
                asset.kind(),
                asset.model(),
                asset.serial(),
                wanted(update.owner(), asset.owner()),
                wanted(update.place(), asset.place()),
                update.status() == null ? asset.status() : update.status(),
                update.ticketKey(),
                asset.updatedAt());
        return write(asset, wanted, update.ticketKey());
    }

    private static @Nullable String wanted(@Nullable String value, @Nullable String present) {
        return value == null ? present : value.isBlank() ? null : value;
    }

    /** Puts a new asset into the register. */
    @Transactional
    Asset add(Asset asset) {
        try {
            row("""
                    insert into asset (tag, kind, model, serial, owner_id, place, status, source_ticket, version, updated_at)
                    values (:tag, :kind, :model, :serial, :owner, :place, :status, :ticket, :version, :now)""", asset);
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict(
                    "asset-exists",
                    "There is already an asset with tag " + asset.tag() + " or with its serial number.");
        }
        ledger.append(AuditEvent.of("ASSET_ADDED", "asset", asset.tag())
                .with("kind", asset.kind())
                .with("status", asset.status().name()));
        return require(asset.tag());
    }

    /** Corrects an asset that was read under the ETag {@code ifMatch}. */
    @Transactional
    Asset edit(Asset wanted, @Nullable String ifMatch) {
        var asset = require(wanted.tag());
        Etag.requireMatch(ifMatch, asset.version(), "Asset " + asset.tag());
        return write(asset, wanted, null);
    }

    private Asset write(Asset before, Asset after, @Nullable String ticketKey) {
        var changes = changes(before, after);
        if (changes.isEmpty()) {
            return before;
        }
        var version = before.version() + 1;
        var updated = row("""
                update asset set kind = :kind, model = :model, serial = :serial, owner_id = :owner, place = :place,
                       status = :status, source_ticket = :ticket, version = version + 1, updated_at = :now
                 where tag = :tag and version = :version""", after);
        if (updated == 0) {
            throw Refusal.stale("Asset " + before.tag());
        }
        jdbc.sql("""
                        insert into asset_change (id, tag, version, changed_at, changed_by, source_ticket, changes)
                        values (:id, :tag, :version, :now, :by, :ticket, :changes)""")
                .param("id", Ids.next())
                .param("tag", before.tag())
                .param("version", version)
                .param("now", Timestamps.column(clock.instant()))
                .param("by", CurrentActor.get().id())
                .param("ticket", ticketKey)
                .param("changes", text(changes))
                .update();
        ledger.append(AuditEvent.of("ASSET_CHANGED", "asset", before.tag())
                .forTicket(ticketKey, null)
                .with("version", version)
                .with("changes", inWords(changes)));
        return require(before.tag());
    }

    /** As an auditor reads it: {@code owner: - to requester; status: IN_STOCK to IN_USE}. */
    private static String inWords(Map<String, Change> changes) {
        return changes.entrySet().stream()
                .map(field -> field.getKey() + ": "
                        + Objects.requireNonNullElse(field.getValue().from(), "-") + " to "
                        + Objects.requireNonNullElse(field.getValue().to(), "-"))
                .collect(Collectors.joining("; "));
    }

    /** @return false when this step's last update was exactly this one */
    private boolean remember(AssetUpdate update) {
        var fingerprint = fingerprint(update);
        var last = jdbc.sql("select fingerprint from asset_operation where operation_key = :key")
                .param("key", update.operationKey())
                .query(String.class)
                .optional();
        if (last.filter(fingerprint::equals).isPresent()) {
            return false;
        }
        var sql = last.isPresent()
                ? "update asset_operation set tag = :tag, fingerprint = :print, applied_at = :now where operation_key = :key"
                : "insert into asset_operation (operation_key, tag, fingerprint, applied_at) values (:key, :tag, :print, :now)";
        jdbc.sql(sql)
                .param("key", update.operationKey())
                .param("tag", update.tag())
                .param("print", fingerprint)
                .param("now", Timestamps.column(clock.instant()))
                .update();
        return true;
    }

    private static String fingerprint(AssetUpdate update) {
        return UUID.nameUUIDFromBytes(update.toString().getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, Change> changes(Asset before, Asset after) {
        var changes = new LinkedHashMap<String, Change>();
        compare(changes, "kind", before.kind(), after.kind());
        compare(changes, "model", before.model(), after.model());
        compare(changes, "serial", before.serial(), after.serial());
        compare(changes, "owner", before.owner(), after.owner());
        compare(changes, "place", before.place(), after.place());
        compare(changes, "status", before.status().name(), after.status().name());
        return changes;
    }

    private static void compare(
            Map<String, Change> changes, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changes.put(field, new Change(before, after));
        }
    }

    private Asset require(String tag) {
        return find(tag).orElseThrow(() -> Refusal.notFound("Asset " + tag));
    }

    private int row(String sql, Asset asset) {
        return jdbc.sql(sql)
                .param("tag", asset.tag())
                .param("kind", asset.kind())
                .param("model", asset.model())
                .param("serial", asset.serial())
                .param("owner", asset.owner())
                .param("place", asset.place())
                .param("status", asset.status().name())
                .param("ticket", asset.sourceTicket())
                .param("version", asset.version())
                .param("now", Timestamps.column(clock.instant()))
                .update();
    }

    private String text(Map<String, Change> changes) {
        try {
            return json.writeValueAsString(changes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Asset asset(ResultSet row, int number) throws SQLException {
        return new Asset(
                row.getString("tag"),
                row.getLong("version"),
                row.getString("kind"),
                row.getString("model"),
                row.getString("serial"),
                row.getString("owner_id"),
                row.getString("place"),
                AssetStatus.valueOf(row.getString("status")),
                row.getString("source_ticket"),
                Timestamps.read(row, "updated_at"));
    }
}
