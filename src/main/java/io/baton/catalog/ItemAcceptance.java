package io.baton.catalog;

import io.baton.catalog.ItemDefinition.Acceptance;
import io.baton.ticket.AcceptanceTerms;
import io.baton.ticket.Ticket;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The acceptance criteria of the item that was ordered, in the version in which it was ordered. */
@Component
class ItemAcceptance implements AcceptanceTerms {

    private final Catalogue catalogue;

    ItemAcceptance(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public List<String> criteria(Ticket ticket) {
        return ordered(ticket)
                .map(CatalogueItem::definition)
                .filter(definition -> definition.acceptance() == Acceptance.USER)
                .map(ItemDefinition::acceptanceCriteria)
                .orElse(List.of());
    }

    private Optional<CatalogueItem> ordered(Ticket ticket) {
        if (ticket.itemId() == null || ticket.itemVersion() == null) {
            return Optional.empty();
        }
        return catalogue.find(ticket.itemId(), ticket.itemVersion());
    }
}
