package io.baton.schedule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A small inventory for tests: {@code a - b - c - d - e} in a row, {@code e} a service, {@code b} grave. */
class Neighbours implements RelatedItems {

    static final List<String> ROW = List.of("a", "b", "c", "d", "e");

    @Override
    public Optional<Item> find(String id) {
        return Optional.ofNullable(find(List.of(id)).get(id));
    }

    @Override
    public Map<String, Item> find(Collection<String> ids) {
        var found = new LinkedHashMap<String, Item>();
        ids.stream()
                .filter(ROW::contains)
                .forEach(id -> found.put(id, new Item(id, "Item " + id, id.equals("e"), "production", "north")));
        return found;
    }

    @Override
    public Map<String, Neighbour> around(Collection<String> ids) {
        var found = new LinkedHashMap<String, Neighbour>();
        for (int hops = 1; hops <= FARTHEST; hops++) {
            for (var id : new ArrayList<>(ids)) {
                for (var at : List.of(ROW.indexOf(id) - hops, ROW.indexOf(id) + hops)) {
                    if (ROW.contains(id) && at >= 0 && at < ROW.size() && !ids.contains(ROW.get(at))) {
                        found.putIfAbsent(
                                ROW.get(at),
                                new Neighbour(ROW.get(at), hops, id, "is " + hops + " from " + ROW.get(at)));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public boolean isHigh(String id) {
        return id.equals("b");
    }

    @Override
    public Set<String> servicesOn(Collection<String> ids) {
        return ids.contains("d") || ids.contains("e") ? new HashSet<>(Set.of("e")) : Set.of();
    }

    @Override
    public Set<String> inRegion(String region) {
        return region.equals("north") ? Set.copyOf(ROW) : Set.of();
    }
}
