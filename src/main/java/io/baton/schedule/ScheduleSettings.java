package io.baton.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the change calendar.
 *
 * @param ownService id under which this product itself stands in the calendar, for changes of its models
 * @param ownEnvironment in which this server runs
 * @param horizon how far ahead closed times are written down for the gate
 * @param reviewWithin until when somebody has to look at a time that was forced
 */
@ConfigurationProperties("baton.schedule")
record ScheduleSettings(
        @DefaultValue("baton") String ownService,
        @DefaultValue("production") String ownEnvironment,
        @DefaultValue("400d") Duration horizon,
        @DefaultValue("5d") Duration reviewWithin) {}
