package io.baton.catalog;

import io.baton.catalog.ItemDefinition.Intent;
import io.baton.engine.ProcessVariables;
import io.baton.engine.Processes;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import io.baton.ticket.TicketField;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes a free ask an order of the catalogue item that it turned out to mean: the ticket carries the item from then on,
 * with its price and licence, and the questions of the item wait for the requester's answers.
 */
@Component
public class OrderCompletion {

    /**
     * What the item brings along.
     *
     * @param questions what the requester has to answer first, in words; null if nothing
     */
    record Order(
            String itemId,
            @Nullable Long costCents,
            @Nullable String licenceProduct,
            @Nullable String questions) {}

    private final Catalogue catalogue;
    private final TicketDesk tickets;
    private final Processes processes;

    OrderCompletion(Catalogue catalogue, TicketDesk tickets, Processes processes) {
        this.catalogue = catalogue;
        this.tickets = tickets;
        this.processes = processes;
    }

    /**
     * Empty if the ask means nothing that is on offer, or something of another kind: a fault of a laptop is no order of one.
     *
     * @param chosen whether a person chose the item; what tables read by themselves goes on without questions
     */
    Optional<Order> adopt(String ticketKey, @Nullable String category, @Nullable String itemId, boolean chosen) {
        var ticket = tickets.require(ticketKey);
        var item = ticket.itemId() == null
                ? catalogue.find(itemId == null ? "" : itemId).filter(i -> !i.retired() && isOf(i, category))
                : itemOf(ticket);
        item.filter(i -> ticket.itemId() == null).ifPresent(i -> put(ticket, i));
        return item.map(i -> new Order(
                i.id(),
                Handover.cost(i, ticket.fields()),
                Handover.licence(i, ticket.fields()),
                chosen ? questions(i, ticket) : null));
    }

    /**
     * Questions of the item that the ticket rests for; none for what was ordered with its answers, for what tables read by
     * themselves, and for faults, which nobody holds up with a form.
     */
    public List<ItemField> unanswered(Ticket ticket) {
        return processes.expects("AnswersGiven", ticket.key())
                ? itemOf(ticket).map(item -> unanswered(item, ticket)).orElse(List.of())
                : List.of();
    }

    /** A free ask that was taken for another item follows the correction, with every model that works for it. */
    void corrected(String ticketKey, @Nullable String category, @Nullable String itemId) {
        var ticket = tickets.require(ticketKey);
        if (ticket.itemId() == null || ticket.itemId().equals(itemId)) {
            return;
        }
        var item = catalogue
                .find(itemId == null ? "" : itemId)
                .filter(i -> !i.retired() && isOf(i, category))
                .orElse(null);
        var values = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        values.put(TicketField.ITEM, item == null ? null : item.id());
        values.put(TicketField.ITEM_VERSION, item == null ? null : item.version());
        values.put(TicketField.FIELDS, Map.of());
        tickets.record(ticketKey, values);
        var variables = new HashMap<String, @Nullable Object>();
        variables.put(ProcessVariables.ITEM_ID.name(), item == null ? null : item.id());
        variables.put(ProcessVariables.COST_CENTS.name(), item == null ? null : Handover.cost(item, Map.of()));
        variables.put(ProcessVariables.LICENCE_PRODUCT.name(), Handover.licence(item, Map.of()));
        processes.correct(ticketKey, variables);
    }

    private void put(Ticket ticket, CatalogueItem item) {
        var values = new EnumMap<TicketField, @Nullable Object>(TicketField.class);
        values.put(TicketField.ITEM, item.id());
        values.put(TicketField.ITEM_VERSION, item.version());
        if (ticket.service() == null) {
            values.put(TicketField.SERVICE, item.definition().service());
        }
        tickets.record(ticket.key(), values);
    }

    private Optional<CatalogueItem> itemOf(Ticket ticket) {
        return ticket.itemId() == null || ticket.itemVersion() == null
                ? Optional.empty()
                : catalogue.find(ticket.itemId(), ticket.itemVersion());
    }

    static boolean isOf(CatalogueItem item, @Nullable String category) {
        return item.definition().category().equals(category);
    }

    private static @Nullable String questions(CatalogueItem item, Ticket ticket) {
        var open = unanswered(item, ticket);
        if (open.isEmpty()) {
            return null;
        }
        var questions = open.stream().map(ItemField::label).collect(Collectors.joining(" "));
        return Texts.cut(
                "It is taken as “" + item.title() + "”. Please answer on the page of the ticket: " + questions,
                ProcessVariables.MISSING_INFORMATION.maxLength());
    }

    /** What the ask is called was said by the ask itself. */
    private static List<ItemField> unanswered(CatalogueItem item, Ticket ticket) {
        if (item.definition().intent() == Intent.BROKEN) {
            return List.of();
        }
        var subject = item.definition().titleField();
        return item.fields().stream()
                .filter(field -> field.required() && !field.name().equals(subject))
                .filter(field -> !ticket.fields().containsKey(field.name()))
                .toList();
    }
}
