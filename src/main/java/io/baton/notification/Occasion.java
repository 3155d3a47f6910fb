package io.baton.notification;

import io.baton.ticket.Ticket;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Something happened that people may have to be told about.
 *
 * @param event as the policy names it, such as {@code STATE_CHANGED}
 * @param occurrence tells this time from the next time the same happens
 * @param ticket the ticket it is about
 * @param facts what is known beyond the ticket, as {@link io.baton.ticket.TicketChanged} lists it
 */
record Occasion(String event, String occurrence, Ticket ticket, Map<String, Object> facts) {

    /** Key of the ticket. */
    String about() {
        return ticket.key();
    }

    /** The value of a fact as text, empty if it is not known. */
    String fact(String name) {
        var value = facts.get(name);
        return value == null ? "" : value.toString();
    }

    /** The ids a fact lists: a list of them, or a text with commas between them. */
    List<String> ids(String name) {
        var listed = facts.get(name) instanceof Collection<?> several
                ? several
                : List.of(fact(name).split(","));
        return listed.stream().map(id -> id.toString().strip()).distinct().toList();
    }

    /** Whether the path it leads to is a key that nobody but the reader may see. */
    boolean isSecret() {
        return Boolean.TRUE.equals(facts.get("secretPath"));
    }

    /** When its messages may leave, if not at once. */
    Instant notBefore() {
        return facts.get("notBefore") instanceof Instant later ? later : Instant.EPOCH;
    }

    boolean isInternal() {
        return Boolean.TRUE.equals(facts.get("internal"));
    }

    /** What the policy decides upon. */
    Map<String, Object> policyInputs() {
        var inputs = new HashMap<String, Object>();
        inputs.put("event", event);
        inputs.put("recordType", ticket.kind());
        inputs.put("toState", fact("to").isEmpty() ? ticket.state().name() : fact("to"));
        inputs.put("priority", ticket.priority() == null ? "" : ticket.priority());
        inputs.put("step", fact("node"));
        inputs.put("internal", isInternal());
        return inputs;
    }
}
