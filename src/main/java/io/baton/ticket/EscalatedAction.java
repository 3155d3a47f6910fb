package io.baton.ticket;

/**
 * Something that pending-action.bpmn has done once somebody with more rights has agreed. The module that knows how offers a
 * bean; its name is the value of the variable {@code pendingAction}.
 */
public interface EscalatedAction {

    /** In capitals. */
    String name();

    /**
     * Does it; if it has become needless meanwhile, nothing happens.
     *
     * @param about id of the thing within the ticket, empty if it is the ticket itself
     */
    void perform(String ticketKey, String about);
}
