package io.baton.gate;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;

/** Somebody deploys and wants to hear at once when to stop. */
final class WaitingGrant implements WaitingRoom.Waiting {

    private final GrantDesk desk;
    private final GateScopes scopes;
    private final Function<Grant, ResponseEntity<?>> answer;
    private final Clock clock;
    private volatile Grant last;
    private volatile long epoch;

    WaitingGrant(
            GrantDesk desk,
            GateScopes scopes,
            Function<Grant, ResponseEntity<?>> answer,
            Clock clock,
            Grant first,
            long epoch) {
        this.desk = desk;
        this.scopes = scopes;
        this.answer = answer;
        this.clock = clock;
        this.last = first;
        this.epoch = epoch;
    }

    @Override
    public String environment() {
        return last.what().environment();
    }

    @Override
    public long epoch() {
        return epoch;
    }

    @Override
    public Instant edge() {
        return last.expiresAt();
    }

    @Override
    public @Nullable ResponseEntity<?> look(WaitingRoom.Round round) {
        var now = scopes.epochs().getOrDefault(environment(), epoch);
        last = desk.require(last.id());
        epoch = now;
        return last.stateAt(clock.instant()) == Grant.State.ACTIVE ? null : answer.apply(last);
    }

    @Override
    public ResponseEntity<?> last() {
        return answer.apply(last);
    }

    @Override
    public ResponseEntity<?> closing() {
        return answer.apply(last);
    }
}
