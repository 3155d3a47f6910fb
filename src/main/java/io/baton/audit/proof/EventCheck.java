package io.baton.audit.proof;

import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether one event is the one that was written and sealed at its place. */
final class EventCheck {

    private final @Nullable MacKeys macs;
    private long purged;

    EventCheck(@Nullable MacKeys macs) {
        this.macs = macs;
    }

    long purged() {
        return purged;
    }

    /** The hash to go on with. */
    byte[] hash(long index, StoredLeaf leaf) {
        if (leaf.index() != index) {
            throw new Broken(index, "Event " + index + " is missing.");
        }
        var hash = parsed(index, leaf.hash());
        if (macs != null && leaf.mac() != null && !macs.provesLeaf(index, leaf.hash(), leaf.mac())) {
            throw new Broken(index, "The leaf of event " + index + " was replaced or moved.");
        }
        if (leaf.event() != null) {
            check(index, leaf, leaf.event());
        } else if (!leaf.withheld()) {
            throw new Broken(index, "Event " + index + " (" + leaf.eventId() + ") was deleted.");
        }
        return hash;
    }

    private void check(long index, StoredLeaf leaf, StoredLeaf.StoredEvent event) {
        var name = "Event " + index + " (" + leaf.eventId() + ")";
        if (!HexFormat.of().formatHex(Hashes.leaf(event.body(), event.mac())).equals(leaf.hash())) {
            throw new Broken(index, name + " was changed after it was sealed.");
        }
        if (macs != null && !macs.provesEvent(event.body(), event.mac())) {
            throw new Broken(index, name + " was not written by Baton.");
        }
        var members = members(index, event.body());
        if (!leaf.eventId().equals(members.get("id"))) {
            throw new Broken(index, name + " stands for another one.");
        }
        event.columns().forEach((column, value) -> {
            if (!Objects.equals(members.get(column), value)) {
                throw new Broken(index, name + ": the column of '" + column + "' differs from what was sealed.");
            }
        });
        checkPayload(index, name, members, event.payload());
    }

    private void checkPayload(long index, String name, Map<String, Object> members, @Nullable String payload) {
        var hash = members.get("payloadHash");
        if (payload == null) {
            purged += hash == null ? 0 : 1;
        } else if (!Hashes.sha256(payload).equals(hash)) {
            throw new Broken(index, name + ": what was written beside it was changed.");
        }
    }

    private static byte[] parsed(long index, String hash) {
        try {
            return HexFormat.of().parseHex(hash);
        } catch (IllegalArgumentException e) {
            throw new Broken(index, "The leaf of event " + index + " is no hash.");
        }
    }

    private static Map<String, Object> members(long index, String body) {
        try {
            return CanonicalJson.read(body);
        } catch (IllegalArgumentException e) {
            throw new Broken(index, "Event " + index + " cannot be read.");
        }
    }
}
