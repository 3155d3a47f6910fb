package io.baton.event;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How alerts are read.
 *
 * @param openFor how long an alert counts as open; reporters say that something is wrong, not that it is right again
 */
@ConfigurationProperties("baton.event")
record EventSettings(@DefaultValue("24h") Duration openFor) {}
