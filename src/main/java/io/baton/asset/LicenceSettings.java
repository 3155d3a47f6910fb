package io.baton.asset;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How seats of licences are kept.
 *
 * @param reservationTime how long a seat is kept for a ticket before it goes to others
 * @param outside id of a licence here to its id in the register of assets, for those whose seats are kept there
 */
@ConfigurationProperties("baton.asset.licence")
record LicenceSettings(
        @DefaultValue("P14D") Duration reservationTime,
        @DefaultValue Map<String, String> outside) {}
