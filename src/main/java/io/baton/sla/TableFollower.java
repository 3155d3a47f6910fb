package io.baton.sla;

import io.baton.engine.Errands;
import io.baton.engine.TableObserver;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Has the open clocks planned anew as soon as a table that makes promises is deployed, without keeping the deployment. */
@Component
class TableFollower implements TableObserver {

    /** Which clocks go by which table. */
    static final Map<String, Set<ClockKind>> CLOCKS = Map.of(
            Promises.TARGETS, Set.of(ClockKind.RESPONSE, ClockKind.RESOLUTION),
            Promises.OLA_TARGETS, Set.of(ClockKind.OLA),
            Promises.JOURNEY_TARGETS, Set.of(ClockKind.JOURNEY));

    private final Errands errands;

    TableFollower(Errands errands) {
        this.errands = errands;
    }

    @Override
    public void tableDeployed(String decision, int version) {
        if (version > 1 && CLOCKS.containsKey(decision)) {
            errands.later(ReplanOpenClocks.NAME, decision + ReplanOpenClocks.SEPARATOR);
        }
    }
}
