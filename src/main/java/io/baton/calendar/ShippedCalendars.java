package io.baton.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.calendar.CalendarVersions.Origin;
import io.baton.platform.BeforeOpening;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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

/** Brings the calendars of the product in when the server starts; one that was edited here stays as it is. */
@Component
@Order(15)
class ShippedCalendars implements BeforeOpening {

    private static final Logger LOG = LoggerFactory.getLogger(ShippedCalendars.class);
    private static final String PRODUCT = "baton";

    private final CalendarVersions versions;
    private final CalendarRules rules;
    private final AuditLedger ledger;
    private final TransactionTemplate transaction;

    ShippedCalendars(
            CalendarVersions versions,
            CalendarRules rules,
            AuditLedger ledger,
            PlatformTransactionManager transactions) {
        this.versions = versions;
        this.rules = rules;
        this.ledger = ledger;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void start() {
        read().forEach((id, definition) -> {
            rules.check(id, definition);
            try {
                transaction.executeWithoutResult(status -> bringIn(id, definition));
            } catch (DuplicateKeyException e) {
                LOG.debug("Another node brought in calendar {} at the same moment.", id);
            }
        });
    }

    /** The definitions by id, which is the name of the file. */
    static Map<String, CalendarDefinition> read() {
        var yaml = new ObjectMapper(new YAMLFactory()).registerModule(new JavaTimeModule());
        var definitions = new TreeMap<String, CalendarDefinition>();
        try {
            for (var file : new PathMatchingResourcePatternResolver().getResources("classpath*:calendars/*.yaml")) {
                try (var content = file.getInputStream()) {
                    definitions.put(
                            String.valueOf(file.getFilename()).replace(".yaml", ""),
                            yaml.readValue(content, CalendarDefinition.class));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return definitions;
    }

    private void bringIn(String id, CalendarDefinition definition) {
        var hash = hash(versions.write(definition));
        var stored = versions.newest(id).orElse(null);
        if (stored != null && hash.equals(stored.shippedHash())) {
            return;
        }
        if (stored != null && stored.origin() == Origin.EDITED) {
            LOG.info("Calendar {} was edited here; the product's newer definition is left aside.", id);
            return;
        }
        var version = stored == null ? 1 : stored.version() + 1;
        versions.add(id, version, definition, Origin.SHIPPED, hash, PRODUCT);
        ledger.append(AuditEvent.of("CALENDAR_SHIPPED", "calendar", id).with("version", version));
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
