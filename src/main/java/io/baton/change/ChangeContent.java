package io.baton.change;

import io.baton.platform.Json;
import io.baton.platform.Sha256;
import io.baton.ticket.AffectedItems;
import io.baton.ticket.Ticket;
import io.baton.ticket.approval.ApprovedParts;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What exactly those who judge a change say yes or no to. */
@Component
class ChangeContent implements ApprovedParts {

    private final ChangeBook book;
    private final ObjectProvider<AffectedItems> items;
    private final Json json;

    ChangeContent(ChangeBook book, ObjectProvider<AffectedItems> items, Json json) {
        this.book = book;
        this.items = items;
        this.json = json;
    }

    @Override
    public Map<String, Object> of(Ticket ticket) {
        return book.find(ticket.key()).map(this::parts).orElse(Map.of());
    }

    /** SHA-256 in hexadecimal of the parts in canonical form. */
    String hashOf(Change change) {
        return Sha256.of(json.write(parts(change)));
    }

    private Map<String, Object> parts(Change change) {
        var parts = new TreeMap<String, Object>();
        parts.put("type", change.type().name());
        parts.put("service", change.what().service());
        parts.put("environment", change.what().environment());
        parts.put("digests", new TreeSet<>(change.what().digests()));
        parts.put("reason", change.reason());
        parts.put("outageMinutes", change.outageMinutes());
        parts.put("affectedUsers", change.affectedUsers());
        if (change.isAboutModels()) {
            parts.put("category", change.category().word());
        }
        put(parts, "template", change.template());
        put(parts, "version", change.what().version());
        put(parts, "commit", change.what().commit());
        put(parts, "from", change.from());
        put(parts, "until", change.until());
        put(parts, "testsPassed", change.testsPassed());
        put(parts, "objective", change.objective());
        put(parts, "measure", change.measure());
        items.ifAvailable(known -> parts.put("items", new TreeSet<>(known.of(change.key()))));
        var proofs = new TreeMap<String, String>();
        book.proofs(change.key()).stream()
                .filter(proof -> proof.kind() != Proof.Kind.REVIEW)
                .forEach(proof -> proofs.put(proof.kind().name(), proof.sha256()));
        parts.put("proofs", proofs);
        return parts;
    }

    private static void put(Map<String, Object> parts, String name, @Nullable Object value) {
        if (value != null) {
            parts.put(name, value.toString());
        }
    }
}
