package io.baton.portal;

import io.baton.ticket.TicketState;

/**
 * A ticket state in the words of whoever asked.
 *
 * @param code of the state
 * @param style class of its chip in the stylesheet
 * @param name for chips and lists
 * @param meaning where the ticket stands
 * @param next what happens now
 */
record StateWords(TicketState code, String style, String name, String meaning, String next) {

    /** Of a ticket of a kind; changes go their own way through the states. */
    static StateWords of(TicketState state, String kind) {
        return kind.equals("CHANGE") ? ofChange(state) : of(state);
    }

    private static StateWords ofChange(TicketState state) {
        return switch (state) {
            case PENDING ->
                new StateWords(
                        state,
                        "pending",
                        "Being judged",
                        "The change is prepared and judged.",
                        "The gate stays closed until everybody agreed who has to.");
            case IN_PROGRESS ->
                new StateWords(
                        state,
                        "in-progress",
                        "Approved",
                        "The change may be carried out.",
                        "The gate is open within its window.");
            case REVIEW ->
                new StateWords(
                        state,
                        "review",
                        "Looked back at",
                        "The change was carried out.",
                        "Somebody looks at what came of it and closes it.");
            default -> of(state);
        };
    }

    static StateWords of(TicketState state) {
        return switch (state) {
            case PENDING ->
                new StateWords(
                        state,
                        "pending",
                        "Received",
                        "We have your request.",
                        "It is checked, approved where that is needed, and handed to the team that does the work.");
            case IN_PROGRESS ->
                new StateWords(
                        state,
                        "in-progress",
                        "In progress",
                        "A team works on it.",
                        "You hear from us when it is done, or when we need something from you.");
            case ON_HOLD ->
                new StateWords(
                        state,
                        "on-hold",
                        "On hold",
                        "The work waits for something outside our hands.",
                        "It goes on as soon as that is there; the expected time moves with it.");
            case REVIEW ->
                new StateWords(
                        state,
                        "review",
                        "To be confirmed",
                        "The work is done.",
                        "Check the result, then confirm it or tell us what is still wrong.");
            case CLOSED -> new StateWords(state, "closed", "Closed", "Done and confirmed.", "Nothing more to do.");
            case CANCELLED ->
                new StateWords(
                        state, "cancelled", "Cancelled", "It ended early.", "Nothing more happens with this ticket.");
        };
    }
}
