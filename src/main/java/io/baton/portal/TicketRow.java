package io.baton.portal;

import org.jspecify.annotations.Nullable;

/** One line of a ticket list; the requester's name is given only where it is somebody else. */
record TicketRow(
        String key,
        String title,
        StateWords state,
        @Nullable String requester,
        Moment opened,
        @Nullable Moment expected,
        @Nullable String priority) {}
