package io.baton.ticket.work;

import io.baton.ticket.TicketState;

/**
 * One planned piece of work of a ticket.
 *
 * @param key such as {@code REQ-2026-000123-T1}
 * @param round 0 for the first plan, 1 for the plan after the first reopening, ...
 * @param position place in the plan, from 0
 */
record FulfilmentTask(
        String key,
        String ticketKey,
        int round,
        int position,
        TicketState state,
        String title,
        String kind,
        String group,
        String runbook,
        boolean verificationRequired,
        boolean assetUpdateRequired) {}
