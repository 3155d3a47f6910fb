package io.baton.catalog;

import io.baton.catalog.IntakeJudgements.Judgement;
import io.baton.catalog.ItemDefinition.Acceptance;
import io.baton.catalog.ItemDefinition.Approval;
import io.baton.engine.ReadableTable;
import io.baton.engine.ReadableTables;
import io.baton.platform.Json;
import io.baton.ticket.Reclassification;
import io.baton.ticket.Reclassifications;
import io.baton.ticket.TicketDesk;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Helps to find out what an ask is about: reads it, lays out the criteria for people, and applies what they decide. */
@Component
class TriageDesk {

    private static final String TABLE = "classification";
    private static final int LONGEST = 3900;

    /** What an item brings along once somebody has found out that it is meant. */
    record Terms(int expectedHours, boolean confirmationRequired, boolean approvalRequired) {}

    private final Catalogue catalogue;
    private final IntakeJudgements judgements;
    private final ReadableTables tables;
    private final Reclassifications reclassifications;
    private final TicketDesk tickets;
    private final OrderCompletion orders;
    private final Json json;

    TriageDesk(
            Catalogue catalogue,
            IntakeJudgements judgements,
            ReadableTables tables,
            Reclassifications reclassifications,
            TicketDesk tickets,
            OrderCompletion orders,
            Json json) {
        this.catalogue = catalogue;
        this.judgements = judgements;
        this.tables = tables;
        this.reclassifications = reclassifications;
        this.tickets = tickets;
        this.orders = orders;
        this.json = json;
    }

    Optional<CatalogueItem> matching(String ask) {
        return catalogue.matching(ask);
    }

    Optional<Judgement> judgement(String ticketKey) {
        return judgements.find(ticketKey);
    }

    Reading weigh(String ticketKey, String candidates) {
        var reading = Reading.of(json.readRows(candidates));
        judgements.read(ticketKey, reading.outcome().name());
        return reading;
    }

    Reading readAgain(String candidates) {
        return Reading.of(json.readRows(candidates));
    }

    /** The rows of the table as it is deployed now, one line each. */
    String criteria() {
        var table = tables.of(TABLE);
        var categories = catalogue.categories();
        var lines = table.rows().stream().map(row -> line(row, categories)).collect(Collectors.joining("\n"));
        var text = "Version " + table.version() + " of the table *" + table.name() + "*:\n\n" + lines;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " …";
    }

    /** A row that names its category says so; what it works out from elsewhere would be riddles to a person. */
    private static String line(ReadableTable.Row row, List<String> categories) {
        var answers = row.answers().stream()
                .limit(2)
                .filter(answer -> !answer.equals("nothing"))
                .distinct()
                .toList();
        return answers.isEmpty() || !categories.contains(answers.get(0))
                ? "- " + row.reason()
                : "- " + row.reason() + " → " + String.join(" / ", answers);
    }

    /** What the requester wrote. */
    String submitted(String ticketKey) {
        var ticket = tickets.require(ticketKey);
        var text = ticket.title().equals(ticket.description())
                ? ticket.title()
                : ticket.title() + "\n\n" + ticket.description();
        return Texts.cut(text, LONGEST);
    }

    Reclassification.Judgement present(String ticketKey) {
        var ticket = tickets.require(ticketKey);
        return new Reclassification.Judgement(ticket.category(), ticket.subcategory(), ticket.nature());
    }

    void decided(
            String ticketKey,
            Reclassification.Judgement before,
            Reclassification.Judgement after,
            @Nullable String askedBy,
            String decidedBy,
            String reason) {
        reclassifications.decided(ticketKey, before, after, askedBy, decidedBy, reason);
        if (judgements.find(ticketKey).filter(Judgement::freeText).isPresent()) {
            orders.corrected(ticketKey, after.category(), after.subcategory());
        }
    }

    /** The terms of the item that a person found to be meant; a free ask must not get around an approval. */
    Optional<Terms> terms(String ticketKey, String category, @Nullable String itemId) {
        var ticket = tickets.require(ticketKey);
        if (itemId == null || ticket.itemId() != null) {
            return Optional.empty();
        }
        var item = catalogue.find(itemId).filter(i -> !i.retired() && OrderCompletion.isOf(i, category));
        return item.map(CatalogueItem::definition).map(definition -> {
            return new Terms(
                    definition.expectedHours(),
                    definition.acceptance() == Acceptance.USER,
                    definition.approval() != Approval.NONE);
        });
    }
}
