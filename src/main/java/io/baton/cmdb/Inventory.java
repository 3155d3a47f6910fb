package io.baton.cmdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps the built-in inventory up to date: what is registered, and how it relates. */
@Component
class Inventory {

    /** What is to be said of an item to register it. */
    record Registration(
            String id,
            String ciClass,
            String name,
            @Nullable String owner,
            @Nullable String environment,
            String status,
            @Nullable Integer serviceTier,
            Map<String, Object> attributes) {}

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final RegisteredItems items;
    private final CiClasses classes;
    private final AuditLedger ledger;
    private final Clock clock;

    Inventory(
            JdbcClient jdbc,
            ObjectMapper json,
            RegisteredItems items,
            CiClasses classes,
            AuditLedger ledger,
            Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.items = items;
        this.classes = classes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Registers a new item, or replaces what is known of one that was read under the ETag {@code ifMatch}. */
    @Transactional
    ConfigurationItem register(Registration item, @Nullable String ifMatch) {
        var faults = CiClass.faults(classes.attributesOf(item.ciClass()), item.attributes());
        if (!faults.isEmpty()) {
            throw Refusal.invalid(faults);
        }
        var known = items.find(item.id());
        if (known.isEmpty()) {
            insert(item);
        } else {
            Etag.requireMatch(ifMatch, known.get().version(), "Configuration item " + item.id());
            update(item, known.get().version());
        }
        ledger.append(AuditEvent.of(known.isEmpty() ? "CI_REGISTERED" : "CI_CHANGED", "ci", item.id())
                .with("ciClass", item.ciClass())
                .with("owner", item.owner())
                .with("environment", item.environment())
                .with("status", item.status())
                .with("serviceTier", item.serviceTier()));
        return items.find(item.id()).orElseThrow();
    }

    /** Relates two items; the failing end may stand in a redundant group. Doing it again changes the group only. */
    @Transactional
    void relate(String source, RelationType type, String target, @Nullable String group) {
        requireItem(source);
        requireItem(target);
        if (source.equals(target)) {
            throw Refusal.invalid("target", "must be another item.");
        }
        removeRelation(source, type, target);
        jdbc.sql("""
                        insert into cmdb_relation (source_id, relation_type, target_id, hits_from, hits_to, redundancy_group)
                        values (:source, :type, :target, :from, :to, :group)""")
                .param("source", source)
                .param("type", type.name())
                .param("target", target)
                .param("from", type.failing(source, target))
                .param("to", type.hit(source, target))
                .param("group", group)
                .update();
        ledger.append(AuditEvent.of("CI_RELATED", "ci", source)
                .with("relation", type.name())
                .with("target", target)
                .with("redundancyGroup", group));
    }

    @Transactional
    void unrelate(String source, RelationType type, String target) {
        if (removeRelation(source, type, target) == 0) {
            throw Refusal.notFound("The relation");
        }
        ledger.append(AuditEvent.of("CI_UNRELATED", "ci", source)
                .with("relation", type.name())
                .with("target", target));
    }

    /** Says how many members of a redundant group must be up so that the item is not hit. */
    @Transactional
    void requireUp(String item, String group, int minUp) {
        requireItem(item);
        var updated = jdbc.sql("update cmdb_redundancy set min_up = :min where item_id = :item and group_name = :group")
                .param("min", minUp)
                .param("item", item)
                .param("group", group)
                .update();
        if (updated == 0) {
            jdbc.sql("insert into cmdb_redundancy (item_id, group_name, min_up) values (:item, :group, :min)")
                    .param("min", minUp)
                    .param("item", item)
                    .param("group", group)
                    .update();
        }
        ledger.append(AuditEvent.of("CI_REDUNDANCY_SET", "ci", item)
                .with("group", group)
                .with("minUp", minUp));
    }

    private int removeRelation(String source, RelationType type, String target) {
        return jdbc.sql(
                        "delete from cmdb_relation where source_id = :source and relation_type = :type and target_id = :target")
                .param("source", source)
                .param("type", type.name())
                .param("target", target)
                .update();
    }

    private void requireItem(String id) {
        if (items.find(id).isEmpty()) {
            throw Refusal.notFound("Configuration item " + id);
        }
    }

    private void insert(Registration item) {
        try {
            write("""
                    insert into cmdb_ci (id, class_id, name, owner_id, environment, status, service_tier, attributes, version, updated_at)
                    values (:id, :class, :name, :owner, :environment, :status, :tier, :attributes, 0, :now)""", item, 0);
        } catch (DuplicateKeyException e) {
            throw Refusal.stale("Configuration item " + item.id());
        }
    }

    private void update(Registration item, long version) {
        var updated = write("""
                update cmdb_ci set class_id = :class, name = :name, owner_id = :owner, environment = :environment,
                       status = :status, service_tier = :tier, attributes = :attributes, version = version + 1, updated_at = :now
                 where id = :id and version = :version""", item, version);
        if (updated == 0) {
            throw Refusal.stale("Configuration item " + item.id());
        }
    }

    private int write(String sql, Registration item, long version) {
        try {
            return jdbc.sql(sql)
                    .param("id", item.id())
                    .param("class", item.ciClass())
                    .param("name", item.name())
                    .param("owner", item.owner())
                    .param("environment", item.environment())
                    .param("status", item.status())
                    .param("tier", item.serviceTier())
                    .param("attributes", json.writeValueAsString(item.attributes()))
                    .param("version", version)
                    .param("now", Timestamps.column(clock.instant()))
                    .update();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
