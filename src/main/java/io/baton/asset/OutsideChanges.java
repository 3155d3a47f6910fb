package io.baton.asset;

import io.baton.asset.AssetChange.Change;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.audit.CurrentActor;
import io.baton.platform.Ids;
import io.baton.platform.Json;
import io.baton.platform.Timestamps;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What Baton changed in a register that is kept elsewhere, with the ticket that was the reason, and on the ledger. */
@Component
public class OutsideChanges {

    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final Json json;
    private final AuditLedger ledger;
    private final Clock clock;

    OutsideChanges(JdbcClient jdbc, Json json, AuditLedger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Remembers that the asset is now as {@code after}; the same a second time is not remembered twice. */
    @Transactional
    void keep(AssetUpdate update, Asset before, Asset after) {
        if (after.owner() != null
                && ticketOf(after.tag(), after.owner()).equals(Optional.ofNullable(update.ticketKey()))
                && Objects.equals(before.owner(), after.owner())) {
            return;
        }
        var changes = new LinkedHashMap<String, Change>();
        changes.put("owner", new Change(before.owner(), after.owner()));
        changes.put("place", new Change(before.place(), after.place()));
        changes.put("status", new Change(before.status().name(), after.status().name()));
        changes.values().removeIf(change -> Objects.equals(change.from(), change.to()));
        jdbc.sql("""
                        insert into asset_outside_change
                               (id, tag, changed_at, changed_by, source_ticket, owner_id, changes)
                        values (:id, :tag, :now, :by, :ticket, :owner, :changes)""")
                .param("id", Ids.next())
                .param("tag", after.tag())
                .param("now", Timestamps.column(clock.instant()))
                .param("by", CurrentActor.get().id())
                .param("ticket", update.ticketKey())
                .param("owner", after.owner())
                .param("changes", json.write(changes))
                .update();
        ledger.append(AuditEvent.of("ASSET_CHANGED", "asset", after.tag())
                .forTicket(update.ticketKey(), null)
                .with("register", "outside")
                .with("owner", Objects.requireNonNullElse(after.owner(), "-"))
                .with("status", after.status().name()));
    }

    /** The ticket for which Baton gave the asset to whoever has it, when it was Baton and nothing happened since. */
    public Optional<String> ticketOf(String tag, String owner) {
        return jdbc
                .sql("""
                        select owner_id, source_ticket from asset_outside_change where tag = :tag
                         order by changed_at desc, id desc fetch next 1 rows only""")
                .param("tag", tag)
                .query((row, number) -> owner.equals(row.getString("owner_id")) ? row.getString("source_ticket") : null)
                .list()
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    List<AssetChange> of(String tag) {
        return jdbc.sql("""
                        select * from asset_outside_change where tag = :tag
                         order by changed_at desc, id desc fetch next :shown rows only""")
                .param("tag", tag)
                .param("shown", SHOWN)
                .query((row, number) -> new AssetChange(
                        tag,
                        number,
                        Timestamps.read(row, "changed_at"),
                        row.getString("changed_by"),
                        row.getString("source_ticket"),
                        changes(row.getString("changes"))))
                .list();
    }

    private Map<String, Change> changes(String text) {
        var changes = new LinkedHashMap<String, Change>();
        json.readMap(text).forEach((field, change) -> {
            var values = (Map<?, ?>) change;
            changes.put(field, new Change(text(values.get("from")), text(values.get("to"))));
        });
        return changes;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
