package io.baton.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger before it is written. Actor and time are added by the ledger.
 *
 * @param action past participle in capitals, such as {@code TICKET_CREATED}, {@code TASK_REASSIGNED}, {@code ACTION_REFUSED}
 * @param outcome {@code OK} or {@code REFUSED}
 * @param objectType what was acted upon: {@code ticket}, {@code task}, {@code model}, {@code person}, {@code asset}, ...
 * @param objectId its id
 * @param ticketKey the ticket this belongs to, if any
 * @param category the ticket's category, if any
 * @param privileged whether this is an act of administration rather than of daily work
 * @param reason what the actor gave as the reason, if anything
 * @param details old and new values, ids and codes; never free text of a requester, never a secret
 */
public record AuditEvent(
        String action,
        String outcome,
        String objectType,
        String objectId,
        @Nullable String ticketKey,
        @Nullable String category,
        boolean privileged,
        @Nullable String reason,
        Map<String, Object> details) {

    public AuditEvent {
        details = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static AuditEvent of(String action, String objectType, String objectId) {
        return new AuditEvent(action, "OK", objectType, objectId, null, null, false, null, Map.of());
    }

    public AuditEvent forTicket(@Nullable String key, @Nullable String itsCategory) {
        return new AuditEvent(action, outcome, objectType, objectId, key, itsCategory, privileged, reason, details);
    }

    public AuditEvent refused() {
        return new AuditEvent(
                action, "REFUSED", objectType, objectId, ticketKey, category, privileged, reason, details);
    }

    public AuditEvent asPrivileged() {
        return new AuditEvent(action, outcome, objectType, objectId, ticketKey, category, true, reason, details);
    }

    public AuditEvent because(@Nullable String why) {
        return new AuditEvent(action, outcome, objectType, objectId, ticketKey, category, privileged, why, details);
    }

    /** Adds one detail; a null value is left out. */
    public AuditEvent with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new AuditEvent(action, outcome, objectType, objectId, ticketKey, category, privileged, reason, more);
    }
}
