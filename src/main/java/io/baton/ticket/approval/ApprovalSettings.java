package io.baton.ticket.approval;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How approvals are given.
 *
 * @param fallbackTeam team whose lead approves for people without a line manager
 */
@ConfigurationProperties("baton.approval")
public record ApprovalSettings(@DefaultValue("service-desk") String fallbackTeam) {}
