package io.baton.cmdb;

import io.baton.schedule.RelatedItems;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the inventory tells the change calendar of items and how they hang together. */
@Component
class ItemGraph implements RelatedItems {

    private static final String SERVICE = "service";
    private static final Set<String> HIGH = Set.of("high", "critical");

    /** A hub may connect half of the house; nobody reads farther. */
    private static final int MOST_ITEMS = 2000;

    private static final int PAGE = 200;

    private final Cmdb cmdb;

    ItemGraph(Cmdb cmdb) {
        this.cmdb = cmdb;
    }

    @Override
    public Optional<Item> find(String id) {
        return cmdb.find(id).map(ItemGraph::item);
    }

    @Override
    public Map<String, Item> find(Collection<String> ids) {
        return cmdb.findAll(ids).stream().map(ItemGraph::item).collect(Collectors.toMap(Item::id, item -> item));
    }

    private static Item item(ConfigurationItem item) {
        var region = item.attributes().get("region");
        return new Item(
                item.id(),
                item.name(),
                SERVICE.equals(item.ciClass()),
                item.environment(),
                region == null ? null : String.valueOf(region));
    }

    /** Level by level, so that each item is reached on its shortest way. */
    @Override
    public Map<String, Neighbour> around(Collection<String> ids) {
        var found = new LinkedHashMap<String, Neighbour>();
        var origins = new LinkedHashMap<String, String>();
        ids.forEach(id -> origins.put(id, id));
        Collection<String> level = Set.copyOf(ids);
        for (int hops = 1; hops <= FARTHEST && !level.isEmpty() && found.size() < MOST_ITEMS; hops++) {
            var next = new ArrayList<String>();
            var seen = new HashSet<>(level);
            for (var relation : cmdb.relationsOf(level)) {
                for (var from : List.of(relation.source(), relation.target())) {
                    var to = from.equals(relation.source()) ? relation.target() : relation.source();
                    if (seen.contains(from) && !origins.containsKey(to)) {
                        var origin = origins.getOrDefault(from, from);
                        origins.put(to, origin);
                        found.put(to, new Neighbour(to, hops, origin, words(relation, from, to, hops)));
                        next.add(to);
                    }
                }
            }
            level = next;
        }
        return found;
    }

    private static String words(Relation relation, String from, String to, int hops) {
        var said = relation.saidOf(from) + " (" + to + ")";
        return hops == 1 ? said : "is " + hops + " steps away from " + to + " (" + from + " " + said + ")";
    }

    @Override
    public boolean isHigh(String id) {
        return cmdb.find(id).filter(ItemGraph::saysHigh).isPresent()
                || cmdb.impactOf(id, FARTHEST).hits().stream()
                        .anyMatch(hit -> hit.serviceTier() != null && hit.serviceTier() == 1);
    }

    private static boolean saysHigh(ConfigurationItem item) {
        var tier = item.serviceTier();
        var criticality = item.attributes().get("criticality");
        return (tier != null && tier == 1)
                || (criticality != null
                        && HIGH.contains(String.valueOf(criticality).toLowerCase(Locale.ROOT)));
    }

    @Override
    public Set<String> servicesOn(Collection<String> ids) {
        var services = new HashSet<String>();
        find(ids).values().stream().filter(Item::isService).map(Item::id).forEach(services::add);
        for (var id : ids) {
            cmdb.impactOf(id, Cmdb.DEEPEST).hits().stream()
                    .filter(hit -> SERVICE.equals(hit.ciClass()))
                    .map(Impact.Hit::id)
                    .forEach(services::add);
        }
        return services;
    }

    @Override
    public Set<String> inRegion(String region) {
        var found = new HashSet<String>();
        for (int page = 0; ; page++) {
            var items = cmdb.search(new Cmdb.CiQuery(null, null, null, "ACTIVE", null, page, PAGE))
                    .items();
            items.stream()
                    .filter(item -> region.equals(item.attributes().get("region")))
                    .map(ConfigurationItem::id)
                    .forEach(found::add);
            if (items.size() < PAGE) {
                return found;
            }
        }
    }
}
