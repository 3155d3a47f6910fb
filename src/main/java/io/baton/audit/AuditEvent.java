package io.baton.audit;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger before it is written. Time is added by the ledger, and the actor unless it is named here.
 *
 * @param action past participle in capitals, such as {@code TICKET_CREATED}, {@code TASK_REASSIGNED}, {@code ACTION_REFUSED}
 * @param outcome {@code OK} or {@code REFUSED}
 * @param objectType what was acted upon: {@code ticket}, {@code task}, {@code model}, {@code person}, {@code asset}, ...
 * @param objectId its id
 * @param ticketKey the ticket this belongs to, if any
 * @param category the ticket's category, if any
 * @param privileged whether this is an act of administration rather than of daily work
 * @param reason what the actor gave as the reason, if anything
 * @param details old and new values, ids and codes; never free text of a requester, never a secret. The details {@code
 *     service} and {@code code} can be filtered by
 * @param texts what a person wrote or may want to have erased one day, by name; kept apart, so that it can be purged
 *     while the ledger stays provable
 * @param actor who did it, where that is not whoever acts on this thread
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
        Map<String, Object> details,
        Map<String, String> texts,
        @Nullable Actor actor) {

    public AuditEvent {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
        texts = Collections.unmodifiableMap(new LinkedHashMap<>(texts));
    }

    public static AuditEvent of(String action, String objectType, String objectId) {
        return new AuditEvent(action, "OK", objectType, objectId, null, null, false, null, Map.of(), Map.of(), null);
    }

    public AuditEvent forTicket(@Nullable String key, @Nullable String itsCategory) {
        return new AuditEvent(
                action, outcome, objectType, objectId, key, itsCategory, privileged, reason, details, texts, actor);
    }

    public AuditEvent refused() {
        return new AuditEvent(
                action,
                "REFUSED",
                objectType,
                objectId,
                ticketKey,
                category,
                privileged,
                reason,
                details,
                texts,
                actor);
    }

    public AuditEvent asPrivileged() {
        return new AuditEvent(
                action, outcome, objectType, objectId, ticketKey, category, true, reason, details, texts, actor);
    }

    public AuditEvent because(@Nullable String why) {
        return new AuditEvent(
                action, outcome, objectType, objectId, ticketKey, category, privileged, why, details, texts, actor);
    }

    /** Names who did it, for instance the person whose sign-in failed. */
    public AuditEvent by(Actor who) {
        return new AuditEvent(
                action, outcome, objectType, objectId, ticketKey, category, privileged, reason, details, texts, who);
    }

    /** Adds one detail; a null value is left out. */
    public AuditEvent with(String name, @Nullable Object value) {
        if (value == null) {
            return this;
        }
        var more = new LinkedHashMap<>(details);
        more.put(name, value);
        return new AuditEvent(
                action, outcome, objectType, objectId, ticketKey, category, privileged, reason, more, texts, actor);
    }

    /** Adds a text that retention may purge; a null value is left out. */
    public AuditEvent withText(String name, @Nullable String text) {
        if (text == null) {
            return this;
        }
        var more = new LinkedHashMap<>(texts);
        more.put(name, text);
        return new AuditEvent(
                action, outcome, objectType, objectId, ticketKey, category, privileged, reason, details, more, actor);
    }

    /** Adds the old and the new value as texts {@code oldValue} and {@code newValue}, which retention may purge. */
    public AuditEvent changed(@Nullable String oldValue, @Nullable String newValue) {
        return withText("oldValue", oldValue).withText("newValue", newValue);
    }
}
