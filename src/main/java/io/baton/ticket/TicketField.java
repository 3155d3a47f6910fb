package io.baton.ticket;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The fields of a ticket that steps of models may write. */
public enum TicketField {
    TITLE("title", Ticket::title),
    ITEM("item_id", Ticket::itemId),
    ITEM_VERSION("item_version", Ticket::itemVersion),
    FIELDS("fields", Ticket::fields),
    CATEGORY("category", Ticket::category),
    SUBCATEGORY("subcategory", Ticket::subcategory),
    NATURE("nature", Ticket::nature),
    SERVICE("service", Ticket::service),
    PRIORITY("priority", Ticket::priority),
    COMPUTED_PRIORITY("computed_priority", Ticket::computedPriority),
    RISK_CLASS("risk_class", Ticket::riskClass),
    ASSIGNED_GROUP("assigned_group", Ticket::assignedGroup),
    ASSIGNEE("assignee", Ticket::assignee),
    CI_CONTEXT("ci_context", Ticket::ciContext),
    EXPECTED_AT("expected_at", Ticket::expectedAt),
    EXPECTED_BECAUSE("expected_because", Ticket::expectedBecause),
    RESOLUTION_CODE("resolution_code", Ticket::resolutionCode),
    RESOLUTION_NOTE("resolution_note", Ticket::resolutionNote),
    JUSTIFICATION("justification", Ticket::justification),
    ACCEPTANCE("acceptance", Ticket::acceptance),
    PROCESS_INSTANCE("process_instance_id", Ticket::processInstanceId);

    private final String column;
    private final Function<Ticket, @Nullable Object> reader;

    TicketField(String column, Function<Ticket, @Nullable Object> reader) {
        this.column = column;
        this.reader = reader;
    }

    String column() {
        return column;
    }

    /** The name under which the record and its news carry the field, such as {@code assignedGroup}. */
    public String property() {
        var words = name().toLowerCase(Locale.ROOT).split("_");
        var property = new StringBuilder(words[0]);
        for (var word : List.of(words).subList(1, words.length)) {
            property.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return property.toString();
    }

    @Nullable
    Object of(Ticket ticket) {
        return reader.apply(ticket);
    }
}
