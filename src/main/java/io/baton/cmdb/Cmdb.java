package io.baton.cmdb;

import io.baton.platform.Page;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The inventory of what services are made of. Built in by default; an external inventory can take its place. When it
 * cannot be reached every method throws, and the step that asked is tried again later.
 */
public interface Cmdb {

    /** How far an impact walk goes at most. */
    int DEEPEST = 10;

    /** Filters of an item list; an absent one does not filter. {@code text} searches id and name. */
    record CiQuery(
            @Nullable String ciClass,
            @Nullable String owner,
            @Nullable String environment,
            @Nullable String status,
            @Nullable String text,
            int page,
            int size) {}

    Optional<ConfigurationItem> find(String id);

    /** Matching items, ordered by id. */
    Page<ConfigurationItem> search(CiQuery query);

    /** Relations in which the item is source or target. */
    List<Relation> relationsOf(String id);

    /** Those of the items that are there. */
    default List<ConfigurationItem> findAll(Collection<String> ids) {
        return ids.stream().map(this::find).flatMap(Optional::stream).toList();
    }

    /** Relations in which one of the items is source or target, each once. */
    default List<Relation> relationsOf(Collection<String> ids) {
        return ids.stream().flatMap(id -> relationsOf(id).stream()).distinct().toList();
    }

    /**
     * What is hit when the item fails, through any number of relations, each item once.
     *
     * @param depth how many steps to follow, 1 to {@link #DEEPEST}
     */
    Impact impactOf(String id, int depth);

    /** What a ticket about the item needs to know of it; empty when there is no such item. */
    default Optional<CiContext> contextOf(String id) {
        return find(id).map(item -> CiContext.of(item, relationsOf(id), impactOf(id, DEEPEST)));
    }
}
