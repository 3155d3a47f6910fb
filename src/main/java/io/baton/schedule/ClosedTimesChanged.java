package io.baton.schedule;

import java.util.Set;

/**
 * Times in which nothing may be deployed were closed or opened; published in the transaction that wrote {@code closed_time}, so
 * that a listener can have the gate look again before anybody is let through.
 *
 * @param environments where; empty for everywhere
 * @param plans keys of the plans that lie in what was closed; empty where something was opened
 */
public record ClosedTimesChanged(Set<String> environments, Set<String> plans) {

    public ClosedTimesChanged {
        environments = Set.copyOf(environments);
        plans = Set.copyOf(plans);
    }
}
