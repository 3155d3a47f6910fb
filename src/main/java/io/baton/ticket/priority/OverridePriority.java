package io.baton.ticket.priority;

import io.baton.ticket.EscalatedAction;
import org.springframework.stereotype.Component;

/** A priority set by hand by somebody who had to ask first. */
@Component
class OverridePriority implements EscalatedAction {

    private final PriorityOverrides overrides;

    OverridePriority(PriorityOverrides overrides) {
        this.overrides = overrides;
    }

    @Override
    public String name() {
        return PriorityOverrides.ACTION;
    }

    @Override
    public void perform(String ticketKey, String about) {
        overrides.agreed(about);
    }
}
