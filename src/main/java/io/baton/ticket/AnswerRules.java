package io.baton.ticket;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Knows what may be answered to the questions a ticket was opened with, so that an edit is checked like the first answer. */
public interface AnswerRules {

    /**
     * @param changes new answers by field; null takes one away
     * @return all answers as they are to be kept, secret ones sealed
     * @throws io.baton.platform.Refusal 422 naming each wrong field as {@code fields.<name>}
     */
    Map<String, Object> changed(Ticket ticket, Map<String, @Nullable Object> changes);
}
