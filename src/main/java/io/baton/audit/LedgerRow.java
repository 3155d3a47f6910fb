package io.baton.audit;

import io.baton.audit.proof.CanonicalJson;
import io.baton.audit.proof.Hashes;
import io.baton.platform.Ids;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An event in the form the ledger keeps: the canonical text that is hashed, and what a person wrote beside it. The
 * columns of the table repeat members of the text, only to be searched by.
 */
record LedgerRow(
        String id,
        Instant at,
        Map<String, Object> members,
        String body,
        @Nullable String payload) {

    private static final int LONGEST_TEXT = 20_000;
    private static final SecureRandom SALTS = new SecureRandom();

    static LedgerRow of(AuditEvent event, Actor actor, Set<String> groups, String node, Instant now) {
        var id = Ids.next();
        var at = now.truncatedTo(ChronoUnit.MICROS);
        var payload = payload(event);
        var members = new LinkedHashMap<String, Object>();
        members.put("id", id);
        members.put("at", at.toString());
        members.put("node", CanonicalJson.clean(node, 64));
        members.put("actorType", CanonicalJson.clean(actor.type(), 20));
        members.put("actor", CanonicalJson.clean(actor.id(), 128));
        members.put("groups", new TreeSet<>(groups));
        members.put("action", CanonicalJson.clean(event.action(), 80));
        members.put("outcome", CanonicalJson.clean(event.outcome(), 20));
        members.put("objectType", CanonicalJson.clean(event.objectType(), 64));
        members.put("objectId", CanonicalJson.clean(event.objectId(), 255));
        put(members, "ticket", event.ticketKey(), 64);
        put(members, "category", event.category(), 64);
        put(members, "service", event.details().get("service"), 128);
        put(members, "code", event.details().get("code"), 80);
        members.put("privileged", event.privileged());
        members.put("details", event.details());
        if (payload != null) {
            members.put("payloadHash", Hashes.sha256(payload));
        }
        return new LedgerRow(id, at, members, CanonicalJson.of(members), payload);
    }

    private static void put(Map<String, Object> members, String name, @Nullable Object value, int longest) {
        if (value != null) {
            members.put(name, CanonicalJson.clean(value.toString(), longest));
        }
    }

    /** Salted, since the hash of a short text that was purged could be guessed. */
    private static @Nullable String payload(AuditEvent event) {
        var texts = new LinkedHashMap<String, Object>();
        event.texts().forEach((name, text) -> texts.put(name, CanonicalJson.clean(text, LONGEST_TEXT)));
        if (event.reason() != null && !event.reason().isBlank()) {
            texts.put("reason", CanonicalJson.clean(event.reason(), LONGEST_TEXT));
        }
        if (texts.isEmpty()) {
            return null;
        }
        var salt = new byte[16];
        SALTS.nextBytes(salt);
        texts.put("salt", HexFormat.of().formatHex(salt));
        return CanonicalJson.of(texts);
    }
}
