package io.baton.cmdb;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a ticket carries along about the item it is about.
 *
 * @param relations what the item depends on and serves, in words
 * @param serviceTier tier of the most critical service that fails with it
 */
public record CiContext(
        String ciClass,
        @Nullable String owner,
        @Nullable String environment,
        String relations,
        @Nullable Integer serviceTier) {

    private static final int LONGEST = 2000;

    static CiContext of(ConfigurationItem item, List<Relation> relations, Impact impact) {
        var own = relations.stream().map(r -> r.saidOf(item.id()));
        var served = impact.services().stream().map(s -> "serves " + s.name() + " (tier " + s.serviceTier() + ")");
        var tier = Stream.concat(Stream.ofNullable(item.serviceTier()), impact.worstTier().stream())
                .min(Integer::compare)
                .orElse(null);
        var words = Stream.concat(own, served).distinct().collect(Collectors.joining("; "));
        return new CiContext(item.ciClass(), item.owner(), item.environment(), shortened(words), tier);
    }

    private static String shortened(String words) {
        return words.length() <= LONGEST ? words : words.substring(0, LONGEST - 1) + "…";
    }
}
