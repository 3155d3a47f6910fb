package io.baton.ticket;

import java.util.List;
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

    /**
     * What follows from the answers for everybody who decides by them.
     *
     * @param variables inputs of decisions by the name of their process variable
     * @param costCents what is asked for costs now, in hundredths; null where nothing is charged
     * @param beneficiaries people whom the answers name
     */
    record Consequences(
            Map<String, @Nullable Object> variables,
            @Nullable Long costCents,
            List<String> beneficiaries) {}

    Consequences consequences(Ticket ticket);
}
