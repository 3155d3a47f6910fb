package io.baton.asset;

import io.baton.platform.Page;
import io.baton.platform.Refusal;
import io.baton.platform.http.Connector;
import io.baton.platform.http.Conversation;
import io.baton.platform.http.Integration;
import io.baton.platform.http.IntegrationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A register kept in another system. Reads before it writes, takes nothing away from somebody else, and reads back what
 * it wrote: a system may say yes and do nothing, or hand the same thing to two at the same time.
 */
public class OutsideRegister implements AssetRegister, Integration {

    private static final String FULFILMENT_TASK = "-T\\d+$";

    private final AssetSystem system;
    private final Connector connector;
    private final OutsideChanges changes;
    private final String kind;

    public OutsideRegister(AssetSystem system, Connector connector, OutsideChanges changes, String kind) {
        this.system = system;
        this.connector = connector;
        this.changes = changes;
        this.kind = kind;
    }

    @Override
    public Optional<Asset> find(String tag) {
        return system.find(connector.converse(), tag).map(this::withTicket);
    }

    @Override
    public Page<Asset> search(AssetQuery query) {
        Page.offset(query.page(), query.size());
        return system.search(connector.converse(), query);
    }

    @Override
    public List<AssetChange> historyOf(String tag) {
        return changes.of(tag);
    }

    @Override
    public Asset apply(AssetUpdate update) {
        var talk = connector.converse();
        var now = system.find(talk, update.tag()).orElseThrow(() -> Refusal.notFound("Asset " + update.tag()));
        var wanted = wanted(now, update);
        if (differences(now, wanted).isEmpty()) {
            // An earlier attempt was heard although its answer was lost.
            changes.keep(update, now, wanted);
            return withTicket(now);
        }
        requireOurs(talk, now, wanted, update);
        system.write(talk, now, wanted, update);
        var after = system.find(talk, update.tag())
                .orElseThrow(() -> talk.failure("no longer knows asset " + update.tag() + " after it was changed"));
        var missing = differences(after, wanted);
        if (!missing.isEmpty()) {
            throw talk.failure(
                    "took the change of asset " + update.tag() + " but did not make it: " + String.join(", ", missing));
        }
        changes.keep(update, now, after);
        return withTicket(after);
    }

    private static Asset wanted(Asset now, AssetUpdate update) {
        var status = Objects.requireNonNullElse(update.status(), now.status());
        // What lies in the store room has no holder, whoever had it before.
        var owner = status == AssetStatus.IN_STOCK
                ? null
                : Objects.requireNonNullElse(update.owner(), Objects.requireNonNullElse(now.owner(), ""));
        return new Asset(
                now.tag(),
                now.version(),
                now.kind(),
                now.model(),
                now.serial(),
                owner == null || owner.isEmpty() ? null : owner,
                update.place() == null ? now.place() : update.place(),
                status,
                update.ticketKey(),
                now.updatedAt());
    }

    /** What is not as wanted, of what the system keeps, in words. */
    private List<String> differences(Asset now, Asset wanted) {
        var found = new ArrayList<String>();
        differ(found, "owner", now.owner(), wanted.owner());
        differ(found, "place", now.place(), wanted.place());
        differ(found, "status", now.status().name(), wanted.status().name());
        return found;
    }

    private void differ(List<String> found, String field, @Nullable String is, @Nullable String wanted) {
        if (system.keeps().contains(field) && !Objects.equals(is, wanted)) {
            found.add(field + " is " + (is == null ? "empty" : is) + ", not " + (wanted == null ? "empty" : wanted));
        }
    }

    private void requireOurs(Conversation talk, Asset now, Asset wanted, AssetUpdate update) {
        var owner = now.owner();
        if (owner == null || owner.equals(wanted.owner()) || owner.equals(update.owner())) {
            return;
        }
        var ticket = changes.ticketOf(now.tag(), owner);
        if (ticket.isEmpty()
                || update.ticketKey() == null
                || !root(ticket.get()).equals(root(update.ticketKey()))) {
            throw talk.failure("says that asset " + now.tag() + " is with " + owner
                    + "; it is not taken away from them, so correct the register or choose another asset");
        }
    }

    private static String root(String ticketKey) {
        return ticketKey.replaceFirst(FULFILMENT_TASK, "");
    }

    private Asset withTicket(Asset asset) {
        var owner = asset.owner();
        var ticket = owner == null ? null : changes.ticketOf(asset.tag(), owner).orElse(null);
        return new Asset(
                asset.tag(),
                asset.version(),
                asset.kind(),
                asset.model(),
                asset.serial(),
                owner,
                asset.place(),
                asset.status(),
                ticket,
                asset.updatedAt());
    }

    @Override
    public IntegrationStatus status() {
        return connector.status("Asset register", kind);
    }

    @Override
    public void probe() {
        system.probe(connector.probe());
    }
}
