package io.baton.schedule;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the change calendar has to know of configuration items; kept by the inventory. */
public interface RelatedItems {

    /** How far away items are looked at. */
    int FARTHEST = 3;

    /**
     * A configuration item.
     *
     * @param region where it stands, as far as somebody said so
     */
    record Item(
            String id,
            String name,
            boolean isService,
            @Nullable String environment,
            @Nullable String region) {}

    /**
     * How an item is related to another one.
     *
     * @param hops 1 for parent, child and whatever is related directly
     * @param origin the item it is related to
     * @param words such as {@code runs Order database (db-042)}
     */
    record Neighbour(String item, int hops, String origin, String words) {}

    Optional<Item> find(String id);

    /** Those of them that are known, by id. */
    Map<String, Item> find(Collection<String> ids);

    /** Everything within {@link #FARTHEST} hops, by id, without the items themselves. */
    Map<String, Neighbour> around(Collection<String> ids);

    /** Whether a service that matters most is this item, or relies on it. */
    boolean isHigh(String id);

    /** The services that these items are, and those that are hit when one of them fails. */
    Set<String> servicesOn(Collection<String> ids);

    /** Items of a region; empty for a region that no item names. */
    Set<String> inRegion(String region);
}
