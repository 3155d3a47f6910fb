package io.baton.gate.callback;

import io.baton.audit.Actor;
import io.baton.audit.AuditEvent;
import io.baton.audit.AuditLedger;
import io.baton.deployment.Outcome;
import io.baton.gate.GateDoor;
import io.baton.gate.callback.Callback.State;
import io.baton.platform.http.CallFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moves questions of tools from state to state, each time with what has to be written beside it. */
@Component
class Moves {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int LONGEST_WORDS = 2000;

    private final Callbacks callbacks;
    private final GateDoor door;
    private final AuditLedger ledger;
    private final CallbackSettings settings;
    private final Clock clock;

    Moves(Callbacks callbacks, GateDoor door, AuditLedger ledger, CallbackSettings settings, Clock clock) {
        this.callbacks = callbacks;
        this.door = door;
        this.ledger = ledger;
        this.settings = settings;
        this.clock = clock;
    }

    /** It is going to be told no. */
    @Transactional
    public void reject(Callback asked, String reason, String words) {
        var columns = to(State.REJECTING, reason, words);
        columns.put("next_look_at", clock.instant());
        columns.put("attempts", 0);
        columns.put("unsure", false);
        callbacks.change(asked, columns);
    }

    /** It is going to be told yes. */
    @Transactional
    public void approve(Callback asked, GateDoor.Reply reply) {
        var columns = to(State.APPROVING, "", "");
        columns.put("grant_id", reply.grant());
        columns.put("change_key", reply.change());
        columns.put("next_look_at", clock.instant());
        columns.put("attempts", 0);
        columns.put("unsure", false);
        callbacks.change(asked, columns);
    }

    /** The tool heard the answer. */
    @Transactional
    public void answered(Callback asked) {
        var approved = asked.state() == State.APPROVING;
        var columns = approved ? to(State.RUNNING, "", asked.words()) : closing(asked.words());
        columns.put("open_key", null);
        columns.put("token", null);
        columns.put("answered_at", clock.instant());
        columns.put("attempts", 0);
        columns.put("gave_up", false);
        columns.put("trouble", null);
        if (approved) {
            columns.put("next_look_at", clock.instant().plus(Follower.PAUSE));
        } else {
            columns.put("reason", asked.reason());
        }
        if (callbacks.change(asked, columns)) {
            ledger.append(event("CALLBACK_ANSWERED", asked)
                    .with("answer", approved ? "approved" : "rejected")
                    .with("reason", approved ? null : asked.reason()));
            if (!approved && asked.grantId() != null) {
                door.ended(asked.grantId(), Outcome.CANCELLED, "It was never let through: " + asked.words());
            }
        }
    }

    /** There is nothing left to do for it. */
    @Transactional
    public void over(Callback asked, String words) {
        callbacks.change(asked, closing(words));
    }

    /** Its run has ended; what became of other parts of a run takes nothing back from where it was brought. */
    @Transactional
    public void ended(Callback asked, Outcome itsOutcome, String words) {
        var outcome = asked.deployedAt() == null ? itsOutcome : Outcome.SUCCEEDED;
        var columns = closing(words);
        columns.put("outcome", outcome.name());
        columns.put("gave_up", false);
        columns.put("trouble", null);
        if (callbacks.change(asked, columns) && asked.grantId() != null) {
            door.ended(asked.grantId(), outcome, words);
        }
    }

    /** A call did not get through; it is tried again later, and at last a person has to see to it. */
    @Transactional
    public void failed(Callback asked, CallFailed failure) {
        var attempts = asked.attempts() + 1;
        var gaveUp = attempts >= settings.attempts();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("attempts", attempts);
        columns.put("trouble", cut(failure.summary()));
        columns.put("unsure", asked.unsure() || failure.fate() == CallFailed.Fate.UNSURE);
        // what runs is looked after for as long as it runs
        columns.put(
                "next_look_at",
                gaveUp && asked.state() != State.RUNNING
                        ? null
                        : clock.instant().plus(pause(attempts)));
        columns.put("gave_up", gaveUp);
        if (callbacks.change(asked, columns) && gaveUp && !asked.gaveUp()) {
            ledger.append(event("CALLBACK_GAVE_UP", asked).refused().because(cut(failure.summary())));
        }
    }

    static Duration pause(int attempts) {
        var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 8));
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    AuditEvent event(String action, Callback asked) {
        var run = asked.run();
        return AuditEvent.of(action, "gate-callback", asked.id())
                .forTicket(asked.changeKey(), null)
                .by(asked.pipeline() == null ? Actor.SYSTEM : new Actor("service", asked.pipeline()))
                .with("installation", asked.installation())
                .with("project", asked.projectId())
                .with("service", asked.service())
                .with("environment", asked.environment())
                .with("grant", asked.grantId())
                .with("run", run == null ? asked.runKey() : run.system() + ":" + run.id() + "#" + run.attempt());
    }

    private static Map<String, @Nullable Object> to(State state, @Nullable String reason, @Nullable String words) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("state", state.name());
        columns.put("reason", reason);
        columns.put("words", cut(words));
        return columns;
    }

    private Map<String, @Nullable Object> closing(@Nullable String words) {
        var columns = to(State.OVER, "", words);
        columns.put("open_key", null);
        columns.put("token", null);
        columns.put("ended_at", clock.instant());
        columns.put("next_look_at", null);
        return columns;
    }

    static @Nullable String cut(@Nullable String words) {
        return words == null || words.length() <= LONGEST_WORDS ? words : words.substring(0, LONGEST_WORDS - 1) + "…";
    }
}
