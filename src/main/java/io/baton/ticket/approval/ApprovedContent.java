package io.baton.ticket.approval;

import io.baton.platform.Json;
import io.baton.platform.Secrets;
import io.baton.ticket.Ticket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Exactly what an approver says yes or no to: item, beneficiary, answers, configuration item, cost, and the revised scope
 * that the requester agreed to, for a free ask its text. Title, category, team and priority are judgement of those who work on it and may change without asking again.
 *
 * @param text canonical JSON: names in order, nothing left out, secret answers as a hash of their sealed form
 * @param hash SHA-256 of the text, in hexadecimal
 */
record ApprovedContent(String text, String hash) {

    static ApprovedContent of(
            Ticket ticket, @Nullable Long costCents, @Nullable String scope, Map<String, Object> parts, Json json) {
        var content = new TreeMap<String, Object>();
        content.put("kind", ticket.kind());
        content.put("beneficiary", ticket.requester());
        content.put("fields", canonical(ticket.fields()));
        put(content, "item", ticket.itemId());
        put(content, "itemVersion", ticket.itemVersion());
        put(content, "ci", ticket.ciId());
        put(content, "costCents", costCents);
        put(content, "scope", scope);
        if (!parts.isEmpty()) {
            content.put("parts", canonical(parts));
        }
        put(content, "text", ticket.fields().isEmpty() ? ticket.description() : null);
        var text = json.write(content);
        return new ApprovedContent(text, sha256(text));
    }

    private static void put(Map<String, Object> content, String name, @Nullable Object value) {
        if (value != null) {
            content.put(name, value);
        }
    }

    private static Object canonical(Object value) {
        if (Secrets.isSealed(value)) {
            return Map.of("sha256", sha256(String.valueOf(value)));
        }
        if (value instanceof Map<?, ?> map) {
            var ordered = new TreeMap<String, Object>();
            map.forEach((name, part) -> {
                if (part != null) {
                    ordered.put(String.valueOf(name), canonical(part));
                }
            });
            return ordered;
        }
        return value instanceof List<?> list
                ? list.stream().map(part -> part == null ? "" : canonical(part)).toList()
                : value;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
