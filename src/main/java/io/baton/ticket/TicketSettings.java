package io.baton.ticket;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of tickets.
 *
 * @param attachmentLimit largest single file
 * @param attachmentsPerTicket all files of one ticket together
 */
@ConfigurationProperties("baton.ticket")
record TicketSettings(
        @DefaultValue("25MB") DataSize attachmentLimit,
        @DefaultValue("100MB") DataSize attachmentsPerTicket) {}
