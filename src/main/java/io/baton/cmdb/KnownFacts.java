package io.baton.cmdb;

import io.baton.ticket.AffectedItems;
import io.baton.ticket.ItemFacts;
import io.baton.ticket.TicketDesk;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads tier, regulations, data class and owner off the inventory. Regulations and data class are those of the item itself:
 * what else falls under a regulation is said by its owner, not guessed from what it is connected to.
 */
@Component
class KnownFacts implements ItemFacts {

    private final Cmdb cmdb;
    private final AffectedItems items;
    private final TicketDesk desk;

    KnownFacts(Cmdb cmdb, AffectedItems items, TicketDesk desk) {
        this.cmdb = cmdb;
        this.items = items;
        this.desk = desk;
    }

    @Override
    public Facts ofItem(String ciId) {
        return cmdb.find(ciId).map(this::facts).orElse(Facts.NONE);
    }

    @Override
    public Facts ofTicket(String ticketKey) {
        var tier = desk.require(ticketKey).ciContext().get("serviceTier");
        var said = new Facts(tier instanceof Number number ? number.intValue() : null, Set.of(), null, Set.of());
        return said.with(ofItems(items.of(ticketKey)));
    }

    private Facts facts(ConfigurationItem item) {
        var served = cmdb.impactOf(item.id(), Cmdb.DEEPEST).worstTier();
        var tier = Stream.concat(Stream.ofNullable(item.serviceTier()), served.stream())
                .min(Integer::compare)
                .orElse(null);
        return new Facts(
                tier,
                regulations(item.attributes().get("regulation")),
                dataClass(item.attributes().get("dataClass")),
                item.owner() == null ? Set.of() : Set.of(item.owner()));
    }

    /** "PCI, HIPAA" as two. */
    private static Set<String> regulations(@Nullable Object text) {
        return text == null
                ? Set.of()
                : Arrays.stream(text.toString().split("[,;\\s]+"))
                        .filter(tag -> !tag.isBlank())
                        .map(tag -> tag.toUpperCase(Locale.ROOT))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String dataClass(@Nullable Object text) {
        var said = text == null ? null : text.toString().toLowerCase(Locale.ROOT);
        return said != null && DATA_CLASSES.contains(said) ? said : null;
    }
}
