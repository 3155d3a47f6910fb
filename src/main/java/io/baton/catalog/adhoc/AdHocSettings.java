package io.baton.catalog.adhoc;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long asks may do without an item of the catalogue.
 *
 * @param uses how many requests may use a template, where whoever writes it says nothing else
 * @param mostUses the highest limit anybody may give
 * @param lifetime how long a template is good, where nothing else is said; a year is the most
 */
@ConfigurationProperties("baton.catalog.ad-hoc")
record AdHocSettings(
        @DefaultValue("3") int uses,
        @DefaultValue("10") int mostUses,
        @DefaultValue("60d") Duration lifetime) {}
