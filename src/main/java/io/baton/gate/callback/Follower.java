package io.baton.gate.callback;

import io.baton.audit.AuditLedger;
import io.baton.deployment.Outcome;
import io.baton.gate.GateDoor;
import io.baton.platform.http.CallFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Looks after runs that were let through: stops them when their grant is revoked, and takes in how they end. */
@Component
class Follower {

    static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration QUIET = Duration.ofMinutes(3);
    private static final Duration WHILE_STOPPING = Duration.ofSeconds(20);
    private static final Duration LONGEST_RUN = Duration.ofDays(7);

    private final Callbacks callbacks;
    private final GateDoor door;
    private final Moves moves;
    private final AuditLedger ledger;
    private final Clock clock;

    Follower(Callbacks callbacks, GateDoor door, Moves moves, AuditLedger ledger, Clock clock) {
        this.callbacks = callbacks;
        this.door = door;
        this.moves = moves;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** @throws CallFailed where the tool could not be asked or told */
    void look(CallbackTool tool, Callback asked) {
        var grant = Objects.requireNonNull(asked.grantId());
        var standing = door.standing(grant).orElseThrow();
        if (standing.outcome() != null) {
            moves.ended(asked, standing.outcome(), "It was reported at the gate.");
            return;
        }
        var stop = standing.revoked() && !asked.stopSent();
        if (stop) {
            tool.stop(asked);
            ledger.append(moves.event("CALLBACK_STOPPED", asked).because(standing.because()));
            next(asked, true, WHILE_STOPPING);
        }
        var seen = tool.look(asked, null);
        switch (seen.stage()) {
            case ENDED -> moves.ended(asked, Objects.requireNonNull(seen.outcome()), seen.words());
            case RUNS, WAITS -> {
                door.heard(grant);
                if (isQuiet(asked)) {
                    moves.ended(asked, Outcome.SUCCEEDED, "It was deployed, and nothing more of the run followed.");
                } else if (isForgotten(asked)) {
                    moves.over(asked, "Nobody ever said how it ended.");
                } else {
                    var stopping = stop || asked.stopSent();
                    next(asked, stopping, stopping ? WHILE_STOPPING : PAUSE);
                }
            }
        }
    }

    /** Another job of the run may want to go there too, and one grant is good for all of them. */
    private boolean isQuiet(Callback asked) {
        var deployed = asked.deployedAt();
        return deployed != null
                && deployed.plus(QUIET).isBefore(clock.instant())
                && !callbacks.isShared(Objects.requireNonNull(asked.grantId()));
    }

    private boolean isForgotten(Callback asked) {
        var since = Objects.requireNonNullElse(asked.answeredAt(), asked.askedAt());
        return since.plus(LONGEST_RUN).isBefore(clock.instant());
    }

    private void next(Callback asked, boolean stopSent, Duration pause) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("stop_sent", stopSent);
        columns.put("attempts", 0);
        columns.put("gave_up", false);
        columns.put("trouble", null);
        columns.put("next_look_at", clock.instant().plus(pause));
        callbacks.change(asked, columns);
    }
}
