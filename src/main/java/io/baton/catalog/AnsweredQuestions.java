package io.baton.catalog;

import static io.baton.engine.ProcessVariables.ANSWERED;

import io.baton.platform.Words;
import io.baton.ticket.Ticket;
import io.baton.ticket.TicketDesk;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which questions of a catalogue item a requester answered with more than "no". A table can ask for it without learning
 * what people wrote: of texts, numbers, days and people only the name of the question is told, of choices the value too.
 */
@Component
class AnsweredQuestions {

    private final TicketDesk tickets;
    private final Catalogue catalogue;

    AnsweredQuestions(TicketDesk tickets, Catalogue catalogue) {
        this.tickets = tickets;
        this.catalogue = catalogue;
    }

    /** Names with a blank around each, such as {@code " laptop laptop=standard phone "}; empty for a free ask. */
    String of(String ticketKey) {
        var ticket = tickets.require(ticketKey);
        if (ticket.itemId() == null || ticket.itemVersion() == null) {
            return "";
        }
        var words = catalogue.find(ticket.itemId(), ticket.itemVersion()).stream()
                .flatMap(item -> item.fields().stream())
                .flatMap(field -> words(field, ticket))
                .collect(Collectors.joining(" "));
        return words.isEmpty() ? "" : Words.cut(" " + words + " ", ANSWERED.maxLength());
    }

    private static Stream<String> words(ItemField field, Ticket ticket) {
        return answered(ticket.fields().get(field.name()))
                ? field.type() == FieldType.CHOICE && !field.secret()
                        ? Stream.of(
                                field.name(),
                                field.name() + "=" + ticket.fields().get(field.name()))
                        : Stream.of(field.name())
                : Stream.empty();
    }

    private static boolean answered(@Nullable Object answer) {
        return answer != null && !answer.equals(false) && !answer.toString().isBlank();
    }
}
