package io.baton.incident;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Settings of {@code baton.incident}.
 *
 * @param businessCalendar calendar of the hours in which teams work without their on-call shift
 */
@ConfigurationProperties("baton.incident")
record IncidentSettings(String businessCalendar) {}
