package io.baton.notification;

import io.baton.ticket.Ticket;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something happened that people may have to be told about.
 *
 * @param about key of the ticket, or id of an instance that works for no ticket
 * @param event as the policy names it, such as {@code STATE_CHANGED}
 * @param occurrence tells this time from the next time the same happens
 * @param ticket the ticket, if it is about one
 * @param facts what is known beyond the ticket, as {@link io.baton.ticket.TicketChanged} lists it
 */
record Occasion(
        String about,
        String event,
        String occurrence,
        @Nullable Ticket ticket,
        Map<String, Object> facts) {

    /** What the policy calls work that is done for no ticket. */
    static final String NO_TICKET = "PROCESS";

    /** The value of a fact as text, empty if it is not known. */
    String fact(String name) {
        var value = facts.get(name);
        return value == null ? "" : value.toString();
    }

    boolean isInternal() {
        return Boolean.TRUE.equals(facts.get("internal"));
    }

    /** What the policy decides upon. */
    Map<String, Object> policyInputs() {
        var inputs = new HashMap<String, Object>();
        inputs.put("event", event);
        inputs.put("recordType", ticket == null ? NO_TICKET : ticket.kind());
        inputs.put("toState", fact("to"));
        inputs.put("priority", ticket == null || ticket.priority() == null ? "" : ticket.priority());
        inputs.put("step", fact("node"));
        inputs.put("internal", isInternal());
        return inputs;
    }
}
