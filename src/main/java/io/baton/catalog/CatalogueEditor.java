package io.baton.catalog;

import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.catalog.CatalogueItems.Origin;
import io.baton.people.SignedIn;
import io.baton.platform.Etag;
import io.baton.platform.Refusal;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where process owners change what is on offer. Every change is a new version; none is ever lost. */
@Component
class CatalogueEditor {

    private final CatalogueItems items;
    private final Catalogue catalogue;
    private final ItemRules rules;
    private final AuditLedger ledger;
    private final SignedIn signedIn;

    CatalogueEditor(CatalogueItems items, Catalogue catalogue, ItemRules rules, AuditLedger ledger, SignedIn signedIn) {
        this.items = items;
        this.catalogue = catalogue;
        this.rules = rules;
        this.ledger = ledger;
        this.signedIn = signedIn;
    }

    @Transactional
    public CatalogueItem create(String id, ItemDefinition definition) {
        rules.check(id, definition, catalogue.categories());
        if (items.find(id).isPresent()) {
            throw taken(id);
        }
        var item = new CatalogueItem(id, 1, false, definition);
        try {
            items.insert(item, Origin.EDITED, null, signedIn.require().id());
        } catch (DuplicateKeyException e) {
            throw taken(id);
        }
        record("CATALOGUE_ITEM_CREATED", item, null);
        return item;
    }

    @Transactional
    public CatalogueItem update(String id, @Nullable String ifMatch, ItemDefinition definition) {
        var stored = current(id, ifMatch);
        rules.check(id, definition, catalogue.categories());
        var item =
                new CatalogueItem(id, stored.item().version() + 1, stored.item().retired(), definition);
        return replaced("CATALOGUE_ITEM_CHANGED", stored, item, null);
    }

    /** Takes the item off the offer, or puts it back. Tickets that ordered it go on. */
    @Transactional
    public CatalogueItem retire(String id, @Nullable String ifMatch, boolean retired, String reason) {
        var stored = current(id, ifMatch);
        if (stored.item().retired() == retired) {
            throw Refusal.conflict(
                    "item-unchanged", "Item " + id + (retired ? " is retired" : " is on offer") + " already.");
        }
        var item = new CatalogueItem(
                id, stored.item().version() + 1, retired, stored.item().definition());
        return replaced(retired ? "CATALOGUE_ITEM_RETIRED" : "CATALOGUE_ITEM_RESTORED", stored, item, reason);
    }

    private CatalogueItems.Stored current(String id, @Nullable String ifMatch) {
        var stored = items.find(id).orElseThrow(() -> Refusal.notFound("Item"));
        Etag.requireMatch(ifMatch, stored.item().version(), "The item");
        return stored;
    }

    private CatalogueItem replaced(
            String action, CatalogueItems.Stored before, CatalogueItem item, @Nullable String reason) {
        var by = signedIn.require().id();
        if (!items.replace(item, Origin.EDITED, before.shippedHash(), by)) {
            throw Refusal.stale("The item");
        }
        record(action, item, reason);
        return item;
    }

    private void record(String action, CatalogueItem item, @Nullable String reason) {
        ledger.append(AuditEvent.of(action, "catalogue-item", item.id())
                .with("version", item.version())
                .because(reason)
                .asPrivileged());
    }

    private static Refusal taken(String id) {
        return Refusal.conflict(
                "item-exists", "An item " + id + " exists already, maybe a retired one. Choose another id.");
    }
}
