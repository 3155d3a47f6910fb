package io.baton.sla;

import io.baton.engine.Decisions;
import io.baton.engine.Errand;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Plans the open clocks of a few tickets anew, in the order of their keys, so that two such jobs never wait for each other. */
@Component
class ReplanSomeClocks implements Errand {

    static final String NAME = "sla-replan-some";

    private final SlaClocks clocks;
    private final Replanning replanning;
    private final Decisions decisions;

    ReplanSomeClocks(SlaClocks clocks, Replanning replanning, Decisions decisions) {
        this.clocks = clocks;
        this.replanning = replanning;
        this.decisions = decisions;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @param subject the table, and the keys of the first and the last ticket */
    @Override
    public void run(String subject) {
        var parts = subject.split("\\" + ReplanOpenClocks.SEPARATOR, -1);
        var kinds = Objects.requireNonNull(TableFollower.CLOCKS.get(parts[0]));
        decisions.forget(parts[0]);
        clocks.ticketsWithOpen(kinds, parts[1], parts[2]).forEach(key -> replanning.byTable(key, kinds));
    }
}
