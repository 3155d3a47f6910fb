package io.baton.cmdb;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is hit when an item fails.
 *
 * @param origin the item that fails
 * @param hits what is hit, nearest first
 * @param withstood items that lose a member of a redundant group and still stand
 * @param complete false when the walk ended at its depth or size limit
 */
public record Impact(String origin, List<Hit> hits, List<Withstood> withstood, boolean complete) {

    /**
     * One item that is hit.
     *
     * @param depth how many steps away from the origin, from 1
     * @param via the item whose failure hits this one
     */
    public record Hit(
            String id,
            String name,
            String ciClass,
            @Nullable Integer serviceTier,
            int depth,
            String via,
            RelationType relation) {}

    /** An item whose redundant group still has enough members up. */
    public record Withstood(String id, String group, int up, int minUp) {}

    public Impact {
        hits = List.copyOf(hits);
        withstood = List.copyOf(withstood);
    }

    /** The services that are hit, nearest first. */
    public List<Hit> services() {
        return hits.stream().filter(h -> h.serviceTier() != null).toList();
    }

    /** Tier of the most critical service that is hit. */
    public Optional<Integer> worstTier() {
        return services().stream().map(Hit::serviceTier).min(Integer::compare);
    }
}
