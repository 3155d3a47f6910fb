package io.baton.cmdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.platform.Listing;
import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.platform.Timestamps;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The built-in inventory: items and relations registered in Baton's own database. */
@Component
class RegisteredItems implements Cmdb {

    private static final String LINKS = """
            select r.hits_from, r.hits_to, r.relation_type, r.redundancy_group, coalesce(g.min_up, 1) as min_up,
                   (select count(distinct m.hits_from) from cmdb_relation m
                      join cmdb_ci i on i.id = m.hits_from and i.status = 'ACTIVE'
                     where m.hits_to = r.hits_to and m.redundancy_group = r.redundancy_group) as members
              from cmdb_relation r
              join cmdb_ci c on c.id = r.hits_to and c.status = 'ACTIVE'
              left join cmdb_redundancy g on g.item_id = r.hits_to and g.group_name = r.redundancy_group
             where r.hits_from in (:ids)
             order by r.hits_to, r.hits_from, r.relation_type""";

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    RegisteredItems(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public Optional<ConfigurationItem> find(String id) {
        return jdbc.sql("select * from cmdb_ci where id = :id")
                .param("id", id)
                .query(this::item)
                .optional();
    }

    @Override
    public Page<ConfigurationItem> search(CiQuery query) {
        return Listing.of(jdbc, "cmdb_ci", "id")
                .with("class_id", query.ciClass())
                .with("owner_id", query.owner())
                .with("environment", query.environment())
                .with("status", query.status())
                .containing(query.text(), "id", "name")
                .page(query.page(), query.size(), this::item);
    }

    @Override
    public List<ConfigurationItem> findAll(Collection<String> ids) {
        return List.copyOf(all(ids).values());
    }

    @Override
    public List<Relation> relationsOf(String id) {
        return relationsOf(List.of(id));
    }

    @Override
    public List<Relation> relationsOf(Collection<String> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        select r.*, s.name as source_name, t.name as target_name
                          from cmdb_relation r
                          join cmdb_ci s on s.id = r.source_id
                          join cmdb_ci t on t.id = r.target_id
                         where r.source_id in (:ids) or r.target_id in (:ids)
                         order by r.source_id, r.relation_type, r.target_id""")
                .param("ids", ids)
                .query((row, number) -> new Relation(
                        row.getString("source_id"),
                        row.getString("source_name"),
                        RelationType.valueOf(row.getString("relation_type")),
                        row.getString("target_id"),
                        row.getString("target_name"),
                        row.getString("redundancy_group")))
                .list();
    }

    @Override
    public Impact impactOf(String id, int depth) {
        if (depth < 1 || depth > DEEPEST) {
            throw Refusal.invalid("depth", "must be between 1 and " + DEEPEST + ".");
        }
        var walk = new ImpactWalk(this::linksFrom);
        walk.run(id, depth);
        var items = all(walk.reached().keySet());
        var hits = new ArrayList<Impact.Hit>();
        walk.reached().forEach((item, reached) -> {
            var known = items.get(item);
            if (known != null) {
                hits.add(hit(known, reached));
            }
        });
        return new Impact(id, hits, walk.withstood(), walk.isComplete());
    }

    private static Impact.Hit hit(ConfigurationItem item, ImpactWalk.Reached reached) {
        return new Impact.Hit(
                item.id(),
                item.name(),
                item.ciClass(),
                item.serviceTier(),
                reached.depth(),
                reached.via(),
                reached.type());
    }

    private List<ImpactWalk.Link> linksFrom(Collection<String> ids) {
        return jdbc.sql(LINKS).param("ids", ids).query(RegisteredItems::link).list();
    }

    private static ImpactWalk.Link link(ResultSet row, int number) throws SQLException {
        var name = row.getString("redundancy_group");
        var group = name == null ? null : new ImpactWalk.Group(name, row.getInt("members"), row.getInt("min_up"));
        return new ImpactWalk.Link(
                row.getString("hits_from"),
                row.getString("hits_to"),
                RelationType.valueOf(row.getString("relation_type")),
                group);
    }

    private Map<String, ConfigurationItem> all(Collection<String> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc.sql("select * from cmdb_ci where id in (:ids)").param("ids", ids).query(this::item).list().stream()
                .collect(Collectors.toMap(ConfigurationItem::id, Function.identity()));
    }

    private ConfigurationItem item(ResultSet row, int number) throws SQLException {
        return new ConfigurationItem(
                row.getString("id"),
                row.getLong("version"),
                row.getString("class_id"),
                row.getString("name"),
                row.getString("owner_id"),
                row.getString("environment"),
                row.getString("status"),
                row.getObject("service_tier", Integer.class),
                attributes(row.getString("attributes")),
                Timestamps.read(row, "updated_at"));
    }

    private Map<String, Object> attributes(String text) {
        try {
            return json.readValue(text, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
