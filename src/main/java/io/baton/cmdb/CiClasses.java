package io.baton.cmdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.cmdb.CiClass.Attribute;
import io.baton.platform.Refusal;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The classes of configuration items. There are few of them, so they are read all at once. */
@Component
class CiClasses {

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final AuditLedger ledger;

    CiClasses(JdbcClient jdbc, ObjectMapper json, AuditLedger ledger) {
        this.jdbc = jdbc;
        this.json = json;
        this.ledger = ledger;
    }

    List<CiClass> all() {
        return jdbc.sql("select * from cmdb_class order by id")
                .query(this::read)
                .list();
    }

    /** Own and inherited attributes of a class. */
    List<Attribute> attributesOf(String id) {
        var byId = all().stream().collect(Collectors.toMap(CiClass::id, Function.identity()));
        if (!byId.containsKey(id)) {
            throw Refusal.invalid(
                    "ciClass", "must be one of " + String.join(", ", new java.util.TreeSet<>(byId.keySet())) + ".");
        }
        return attributes(byId, id);
    }

    @Transactional
    void save(CiClass ciClass) {
        var byId = all().stream().collect(Collectors.toMap(CiClass::id, Function.identity()));
        var parent = ciClass.parent();
        if (parent != null && !byId.containsKey(parent)) {
            throw Refusal.invalid("parent", "must be the id of a class.");
        }
        byId.put(ciClass.id(), ciClass);
        attributes(byId, ciClass.id());
        var row = Map.of(
                "id",
                ciClass.id(),
                "name",
                ciClass.name(),
                "attributes",
                text(ciClass.attributes()),
                "version",
                ciClass.version());
        var sql = ciClass.version() == 0
                ? "insert into cmdb_class (id, name, parent_id, attributes, version) values (:id, :name, :parent, :attributes, :version)"
                : "update cmdb_class set name = :name, parent_id = :parent, attributes = :attributes, version = :version where id = :id and version = :version - 1";
        if (jdbc.sql(sql).params(row).param("parent", parent).update() == 0) {
            throw Refusal.stale("Class " + ciClass.id());
        }
        ledger.append(AuditEvent.of("CI_CLASS_SAVED", "ci-class", ciClass.id()).with("version", ciClass.version()));
    }

    private static List<Attribute> attributes(Map<String, CiClass> byId, String id) {
        var attributes = new ArrayList<Attribute>();
        var seen = new HashSet<String>();
        for (var c = byId.get(id); c != null; c = c.parent() == null ? null : byId.get(c.parent())) {
            if (!seen.add(c.id())) {
                throw Refusal.invalid("parent", "must not lead back to the class itself.");
            }
            attributes.addAll(c.attributes());
        }
        return attributes;
    }

    private CiClass read(ResultSet row, int number) throws SQLException {
        try {
            var attributes = json.readValue(row.getString("attributes"), new TypeReference<List<Attribute>>() {});
            return new CiClass(
                    row.getString("id"),
                    row.getLong("version"),
                    row.getString("name"),
                    row.getString("parent_id"),
                    attributes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(List<Attribute> attributes) {
        try {
            return json.writeValueAsString(attributes);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
