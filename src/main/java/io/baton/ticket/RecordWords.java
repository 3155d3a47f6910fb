package io.baton.ticket;

import java.util.List;

/** What a kind of record is about beyond the fields of its ticket, for people; told by the module that keeps the record. */
public interface RecordWords {

    /** A line of it, such as "Rollback plan" and its text. */
    record Line(String label, String text) {}

    /** In the order in which they are read; empty for records of other modules. */
    List<Line> of(Ticket ticket);
}
