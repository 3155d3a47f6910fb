package io.baton.gate;

import io.baton.deployment.PermitState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything the rules look at, as one statement saw it.
 *
 * @param epoch counts what may have closed or opened the gate; it only grows
 * @param running deployments of the service that were let through into the environment and have not ended
 * @param runningUntil when the first of them has to have ended
 * @param closed times that are closed and not over, by their beginning
 * @param around what goes on around each change, by the key of that change
 */
record Facts(
        long epoch,
        boolean serviceKnown,
        int running,
        @Nullable Instant runningUntil,
        List<Kept> permits,
        List<Closed> closed,
        Map<String, List<Around>> around) {

    /**
     * Something else that goes on at an item which the change touches, or near it.
     *
     * @param kind CHANGE or INCIDENT
     * @param risk of the change; the priority of an incident
     * @param busyUntil when a deployment of it that runs has to have ended; null where none runs
     * @param hops from what the change touches to where it goes on
     */
    record Around(
            String key,
            String kind,
            String risk,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable Instant busyUntil,
            String item,
            int hops) {

        boolean isIncident() {
            return kind.equals("INCIDENT");
        }
    }

    /**
     * A permit as it is kept.
     *
     * @param replayed whether the run that asks went through already
     */
    record Kept(
            String changeKey,
            String type,
            PermitState state,
            String service,
            String environment,
            @Nullable String commit,
            Set<String> digests,
            @Nullable Instant from,
            @Nullable Instant until,
            int uses,
            int used,
            String contentHash,
            String risk,
            String owner,
            String because,
            int consents,
            boolean replayed) {

        /** Whether it is approved and nobody but a table agreed to it. */
        boolean isByTable() {
            return consents == 0 && (state == PermitState.APPROVED || state == PermitState.IMPLEMENTING);
        }

        /** As if people had agreed to it. */
        Kept agreed() {
            return new Kept(
                    changeKey,
                    type,
                    PermitState.APPROVED,
                    service,
                    environment,
                    commit,
                    digests,
                    from,
                    until,
                    uses,
                    used,
                    contentHash,
                    risk,
                    owner,
                    because,
                    1,
                    replayed);
        }
    }

    /** A time in which nothing may be deployed. */
    record Closed(String id, String kind, String title, Instant from, Instant until) {

        boolean covers(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(until);
        }
    }

    Facts assuming(Question.Assumed assumed) {
        var all = assumed.approved()
                ? permits.stream().map(p -> p.state().isOver() ? p : p.agreed()).toList()
                : permits;
        return new Facts(
                epoch, serviceKnown, running, runningUntil, all, assumed.noFreeze() ? List.of() : closed, around);
    }
}
