package io.baton.ticket;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What rules about risk and duties ask of configuration items. Kept by the inventory. */
public interface ItemFacts {

    /** Kinds of data, the least worth protecting first. */
    List<String> DATA_CLASSES = List.of("public", "internal", "confidential", "regulated");

    /**
     * What is known of one item, or of several as if they were one: the most critical of each.
     *
     * @param tier 1 (most critical) to 4, of the item or of a service that fails with it; null where no service does
     * @param regulations such as PCI and HIPAA, in capitals
     * @param dataClass one of {@link #DATA_CLASSES}; null where nobody said
     * @param owners teams or people that answer for the items
     */
    record Facts(
            @Nullable Integer tier,
            Set<String> regulations,
            @Nullable String dataClass,
            Set<String> owners) {

        public static final Facts NONE = new Facts(null, Set.of(), null, Set.of());

        /** Whether somebody outside of the company demands proof of who did what. */
        public boolean isRegulated() {
            return !regulations.isEmpty() || "regulated".equals(dataClass);
        }

        /** The more critical of both in each regard. */
        public Facts with(Facts other) {
            return new Facts(
                    Stream.of(tier, other.tier)
                            .filter(Objects::nonNull)
                            .min(Integer::compare)
                            .orElse(null),
                    union(regulations, other.regulations),
                    rank(dataClass) >= rank(other.dataClass) ? dataClass : other.dataClass,
                    union(owners, other.owners));
        }

        private static int rank(@Nullable String dataClass) {
            return dataClass == null ? -1 : DATA_CLASSES.indexOf(dataClass);
        }

        private static Set<String> union(Set<String> one, Set<String> other) {
            var all = new TreeSet<>(one);
            all.addAll(other);
            return all;
        }
    }

    /** Of one item; {@link Facts#NONE} of an item that nobody registered. */
    Facts ofItem(String ciId);

    /** Of everything that a ticket is about. */
    Facts ofTicket(String ticketKey);

    /** Of several items. */
    default Facts ofItems(Collection<String> ciIds) {
        return ciIds.stream().map(this::ofItem).reduce(Facts.NONE, Facts::with);
    }
}
