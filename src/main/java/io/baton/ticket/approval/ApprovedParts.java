package io.baton.ticket.approval;

import io.baton.ticket.Ticket;
import java.util.Map;

/** What a kind of record asks to be approved beyond the fields of its ticket; told by the module that keeps the record. */
public interface ApprovedParts {

    /** Parts by name, in an order that does not change, of simple values; empty for records of other modules. */
    Map<String, Object> of(Ticket ticket);
}
