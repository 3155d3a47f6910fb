package io.baton.cmdb;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Follows failures from item to item, level by level, so that one query serves a whole level and cycles end by
 * themselves. A redundant group passes a failure on only when fewer than its minimum of members are left.
 */
final class ImpactWalk {

    /** When {@code from} fails, {@code to} is hit. */
    record Link(
            String from,
            String to,
            RelationType type,
            @Nullable Group group) {}

    /** A redundant group that {@code Link.to} relies on. */
    record Group(String name, int members, int minUp) {}

    /** How an item was reached. */
    record Reached(int depth, String via, RelationType type) {}

    private record GroupOf(String item, String group) {}

    /** A redundant group and the members it lost. */
    private record Losses(Group group, Set<String> members) {

        int up() {
            return group.members() - members.size();
        }
    }

    private static final int MOST_ITEMS = 5000;

    private final Function<Collection<String>, List<Link>> linksFrom;
    private final Map<String, Reached> reached = new LinkedHashMap<>();
    private final Map<GroupOf, Losses> lost = new LinkedHashMap<>();
    private boolean complete = true;

    ImpactWalk(Function<Collection<String>, List<Link>> linksFrom) {
        this.linksFrom = linksFrom;
    }

    void run(String origin, int depth) {
        Collection<String> level = List.of(origin);
        for (var step = 1; !level.isEmpty(); step++) {
            if (step > depth || reached.size() >= MOST_ITEMS) {
                complete = linksFrom.apply(level).stream().allMatch(l -> isKnown(l.to(), origin));
                return;
            }
            level = follow(origin, level, step);
        }
    }

    private List<String> follow(String origin, Collection<String> level, int depth) {
        var next = new ArrayList<String>();
        for (var link : linksFrom.apply(level)) {
            if (!isKnown(link.to(), origin) && !withstands(link)) {
                reached.put(link.to(), new Reached(depth, link.from(), link.type()));
                next.add(link.to());
            }
        }
        return next;
    }

    private boolean isKnown(String item, String origin) {
        return item.equals(origin) || reached.containsKey(item);
    }

    private boolean withstands(Link link) {
        var group = link.group();
        if (group == null) {
            return false;
        }
        var losses =
                lost.computeIfAbsent(new GroupOf(link.to(), group.name()), k -> new Losses(group, new HashSet<>()));
        losses.members().add(link.from());
        return losses.up() >= group.minUp();
    }

    Map<String, Reached> reached() {
        return reached;
    }

    List<Impact.Withstood> withstood() {
        return lost.entrySet().stream()
                .filter(e -> !reached.containsKey(e.getKey().item()))
                .map(e -> new Impact.Withstood(
                        e.getKey().item(),
                        e.getKey().group(),
                        e.getValue().up(),
                        e.getValue().group().minUp()))
                .toList();
    }

    boolean isComplete() {
        return complete;
    }
}
