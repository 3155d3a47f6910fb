package io.baton.catalog;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.catalog.CatalogueItems.Origin;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the items that the product ships into the catalogue when the server starts. A changed definition becomes a new
 * version; an item that a process owner edited or retired stays as it is.
 */
@Component
@Order(20)
class ShippedCatalogue implements BeforeOpening {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedCatalogue.class);
    private static final String PRODUCT = "baton";

    private final CatalogueItems items;
    private final ItemRules rules;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;

    ShippedCatalogue(
            CatalogueItems items, ItemRules rules, AuditLedger ledger, PlatformTransactionManager transactions) {
        this.items = items;
        this.rules = rules;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        try {
            read().forEach(this::load);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The definitions by id, which is the name of the file. */
    static Map<String, ItemDefinition> read() throws IOException {
        var yaml = new ObjectMapper(new YAMLFactory());
        var definitions = new TreeMap<String, ItemDefinition>();
        for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:catalogue/*.yaml")) {
            var name = String.valueOf(file.getFilename());
            try (var content = file.getInputStream()) {
                definitions.put(name.replace(".yaml", ""), yaml.readValue(content, ItemDefinition.class));
            }
        }
        return definitions;
    }

    void load(String id, ItemDefinition definition) {
        rules.check(id, definition, List.of());
        try {
            transaction.executeWithoutResult(status -> bringIn(id, definition));
        } catch (DuplicateKeyException e) {
            LOG.debug("Another node brought in catalogue item {} at the same moment.", id);
        }
    }

    private void bringIn(String id, ItemDefinition definition) {
        var hash = hash(definition);
        var stored = items.find(id).orElse(null);
        if (stored == null) {
            items.insert(new CatalogueItem(id, 1, false, definition), Origin.SHIPPED, hash, PRODUCT);
            recorded(id, 1);
        } else if (!hash.equals(stored.shippedHash())) {
            if (stored.origin() == Origin.EDITED) {
                LOG.info("Catalogue item {} was edited here; the product's newer definition is left aside.", id);
                return;
            }
            var next = new CatalogueItem(
                    id, stored.item().version() + 1, stored.item().retired(), definition);
            if (items.replace(next, Origin.SHIPPED, hash, PRODUCT)) {
                recorded(id, next.version());
            }
        }
    }

    private void recorded(String id, int version) {
        ledger.append(
                AuditEvent.of("CATALOGUE_ITEM_SHIPPED", "catalogue-item", id).with("version", version));
    }

    private static String hash(ItemDefinition definition) {
        try {
            var json = JsonMapper.builder().build().writeValueAsString(definition);
            var digest = MessageDigest.getInstance("SHA-256").digest(json.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
