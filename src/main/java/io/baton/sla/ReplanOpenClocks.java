package io.baton.sla;

import io.baton.engine.Errand;
import io.baton.engine.Errands;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Parts all tickets with open clocks into small jobs, page by page, which several servers work off side by side. */
@Component
class ReplanOpenClocks implements Errand {

    static final String NAME = "sla-replan";
    static final String SEPARATOR = "|";

    private static final int PAGE = 5_000;

    /** So many tickets are held until the end of one transaction. */
    private static final int AT_ONCE = 25;

    private final SlaClocks clocks;
    private final Errands errands;

    ReplanOpenClocks(SlaClocks clocks, Errands errands) {
        this.clocks = clocks;
        this.errands = errands;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** @param subject the table, and the key of the last ticket that has been thought of */
    @Override
    public void run(String subject) {
        var parts = subject.split("\\" + SEPARATOR, -1);
        var table = parts[0];
        var kinds = Objects.requireNonNull(TableFollower.CLOCKS.get(table));
        var keys = clocks.ticketsWithOpen(kinds, parts[1], PAGE);
        for (int from = 0; from < keys.size(); from += AT_ONCE) {
            var last = Math.min(from + AT_ONCE, keys.size()) - 1;
            errands.later(ReplanSomeClocks.NAME, String.join(SEPARATOR, table, keys.get(from), keys.get(last)));
        }
        if (keys.size() == PAGE) {
            errands.later(NAME, table + SEPARATOR + keys.get(PAGE - 1));
        }
    }
}
