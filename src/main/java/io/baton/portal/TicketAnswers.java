package io.baton.portal;

import io.baton.catalog.Catalogue;
import io.baton.catalog.CatalogueItem;
import io.baton.catalog.FieldType;
import io.baton.catalog.ItemField;
import io.baton.platform.Secrets;
import io.baton.ticket.RecordWords;
import io.baton.ticket.Ticket;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What a ticket asked for, with the questions as they were put at the time; secrets are masked. */
@Component
class TicketAnswers {

    private final Catalogue catalogue;
    private final PageWords words;
    private final ObjectProvider<RecordWords> records;

    TicketAnswers(Catalogue catalogue, PageWords words, ObjectProvider<RecordWords> records) {
        this.catalogue = catalogue;
        this.words = words;
        this.records = records;
    }

    List<Fact> of(Ticket ticket) {
        var item = itemOf(ticket);
        var facts = new ArrayList<Fact>();
        Secrets.masked(ticket.fields())
                .forEach((name, value) ->
                        facts.add(item.flatMap(i -> i.definition().field(name))
                                .map(field -> new Fact(field.label(), shown(field, value)))
                                .orElseGet(() -> new Fact(PageWords.spoken(name), PageWords.value(value)))));
        records.forEach(record -> record.of(ticket).forEach(line -> facts.add(new Fact(line.label(), line.text()))));
        return facts;
    }

    /** The same, led by what the item costs. */
    List<Fact> withTerms(Ticket ticket) {
        var facts = new ArrayList<Fact>();
        itemOf(ticket).map(ItemText::price).ifPresent(price -> facts.add(new Fact("Price", price)));
        facts.addAll(of(ticket));
        if (facts.isEmpty()) {
            facts.add(new Fact("Asked for", ticket.description()));
        }
        return facts;
    }

    Optional<CatalogueItem> itemOf(Ticket ticket) {
        return ticket.itemId() == null || ticket.itemVersion() == null
                ? Optional.empty()
                : catalogue.find(ticket.itemId(), ticket.itemVersion());
    }

    private String shown(ItemField field, @Nullable Object value) {
        if (field.type() == FieldType.PERSON && value != null) {
            return words.person(value.toString());
        }
        if (field.type() == FieldType.DATE && value != null) {
            return Moment.day(LocalDate.parse(value.toString()));
        }
        return field.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(ItemField.Choice::label)
                .findFirst()
                .orElseGet(() -> PageWords.value(value));
    }
}
