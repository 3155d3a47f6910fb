package io.baton.ticket;

import org.jspecify.annotations.Nullable;

/** The way onto the escalation ladder, for modules and models that notice that something needs more attention. */
public interface Escalations {

    /**
     * What needs attention.
     *
     * @param trigger RESPONSE, RESOLUTION, JOURNEY, ACCEPT, STUCK, DUE, ACKNOWLEDGE, FUNCTIONAL, HIERARCHICAL,
     *     NOBODY_AVAILABLE, POLICY_BREACH or LEDGER_BREACH
     * @param subject what it is about within the ticket: key of a fulfilment task, id of a clock or of a vote; the key of the
     *     ticket where it is the ticket itself
     * @param reason why, in words for whoever is called
     * @param by who asks for it; null where a clock or another rule does
     */
    record Call(
            String ticketKey,
            String trigger,
            String subject,
            String reason,
            @Nullable String by) {}

    /**
     * Starts to climb, or joins the ladder that is climbed already for the same subject and trigger.
     *
     * @return id of the escalation
     */
    String raise(Call call);

    /** What a ladder of this trigger was climbed for is over: nobody needs to be called any more. */
    void subjectEnded(String ticketKey, String trigger, String subject);
}
