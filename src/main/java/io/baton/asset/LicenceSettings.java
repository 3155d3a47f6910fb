package io.baton.asset;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How seats of licences are kept.
 *
 * @param reservationTime how long a seat is kept for a ticket before it goes to others
 */
@ConfigurationProperties("baton.asset.licence")
record LicenceSettings(@DefaultValue("P14D") Duration reservationTime) {}
