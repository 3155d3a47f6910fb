package io.baton.catalog;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the counter for requests behaves.
 *
 * @param duplicateWindow how long the same words of the same person count as sent twice; zero turns the check off, and
 *     lets two equal orders of one moment both open a ticket
 * @param currency currency of all prices, as its ISO 4217 code
 */
@ConfigurationProperties("baton.catalog")
record CatalogSettings(
        @DefaultValue("PT5M") Duration duplicateWindow,
        @DefaultValue("EUR") String currency) {}
