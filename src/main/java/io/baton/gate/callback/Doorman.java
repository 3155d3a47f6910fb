package io.baton.gate.callback;

import io.baton.gate.GateDoor;
import io.baton.gate.GateDoor.Said;
import io.baton.gate.GatePrincipal;
import io.baton.gate.callback.Callback.State;
import io.baton.gate.callback.CallbackTool.Stage;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** One look at one question: who asks, what the gate says, and whether anybody still waits for it. */
@Component
class Doorman {

    private static final Logger LOG = LoggerFactory.getLogger(Doorman.class);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WITHOUT_TOOL = Duration.ofMinutes(10);

    private final Installations installations;
    private final Callbacks callbacks;
    private final Places places;
    private final GateDoor door;
    private final Moves moves;
    private final Messenger messenger;
    private final Follower follower;
    private final CallbackSettings settings;
    private final Clock clock;

    Doorman(
            Installations installations,
            Callbacks callbacks,
            Places places,
            GateDoor door,
            Moves moves,
            Messenger messenger,
            Follower follower,
            CallbackSettings settings,
            Clock clock) {
        this.installations = installations;
        this.callbacks = callbacks;
        this.places = places;
        this.door = door;
        this.moves = moves;
        this.messenger = messenger;
        this.follower = follower;
        this.settings = settings;
        this.clock = clock;
    }

    void look(Callback asked) {
        var tool = installations.find(asked.installation()).orElse(null);
        if (tool == null) {
            var columns = new HashMap<String, @Nullable Object>();
            columns.put("trouble", "The settings name no installation '" + asked.installation() + "' any more.");
            columns.put("next_look_at", clock.instant().plus(WITHOUT_TOOL));
            callbacks.change(asked, columns);
            return;
        }
        try {
            switch (asked.state()) {
                case ASKED -> identify(tool, asked);
                case WAITING -> wait(tool, asked);
                case APPROVING, REJECTING -> messenger.send(tool, asked);
                case RUNNING -> follower.look(tool, asked);
                case OVER -> moves.over(asked, Objects.requireNonNullElse(asked.words(), ""));
            }
        } catch (CallFailed e) {
            moves.failed(asked, e);
        }
    }

    /** Again, as it stands by now. */
    private void lookAgain(Callback asked) {
        callbacks.find(asked.id()).ifPresent(this::look);
    }

    private void identify(CallbackTool tool, Callback asked) {
        if (isLate(asked)) {
            late(asked);
            return;
        }
        var known = tool.know(asked, callbacks.token(asked.id()).orElse(null));
        var run = known.run();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("run_system", run.system());
        columns.put("run_id", run.id());
        columns.put("run_attempt", run.attempt());
        columns.put("run_url", run.url());
        columns.put("commit_id", known.commit());
        columns.put("attempts", 0);
        columns.put("trouble", null);
        var place = known.refusal() == null ? places.of(asked) : Places.Found.none(known.refusal());
        if (place.who() != null) {
            columns.put("service", place.service());
            columns.put("environment", place.environment());
            columns.put("template", place.template());
            columns.put("pipeline", place.who().id());
            columns.put("state", State.WAITING.name());
        }
        callbacks.change(asked, columns);
        if (!known.waits()) {
            callbacks.find(asked.id()).ifPresent(now -> moves.over(now, "It did not wait any more."));
            return;
        }
        var refusal = place.refusal();
        if (refusal != null) {
            callbacks.find(asked.id()).ifPresent(now -> moves.reject(now, "auth.bound", refusal));
        }
        lookAgain(asked);
    }

    private void wait(CallbackTool tool, Callback asked) {
        var who = places.again(asked).orElse(null);
        if (who == null) {
            moves.reject(
                    asked, "auth.bound", "The project is not bound to pipeline " + asked.pipeline() + " any more.");
            lookAgain(asked);
        } else if (isLate(asked)) {
            late(asked);
        } else if (isGone(tool, asked)) {
            moves.over(asked, "It does not wait any more.");
        } else {
            try {
                said(tool, asked, ask(asked, who));
            } catch (Refusal undecided) {
                var columns = new HashMap<String, @Nullable Object>();
                columns.put("next_look_at", clock.instant().plus(SOON));
                callbacks.change(asked, columns);
            }
        }
    }

    /** Any change that fits will do; where the one it waited for is over and no other came, that one says why. */
    private GateDoor.Reply ask(Callback asked, GatePrincipal who) {
        var opened = asked.template() == null ? null : asked.changeKey();
        var reply = door.ask(request(asked, who, opened));
        var waitedFor = asked.changeKey();
        return reply.said() == Said.WAIT && reply.change() == null && waitedFor != null
                ? door.ask(request(asked, who, waitedFor))
                : reply;
    }

    private static GateDoor.Request request(Callback asked, GatePrincipal who, @Nullable String change) {
        return new GateDoor.Request(
                who, asked.what(), Objects.requireNonNull(asked.run()), change, asked.template(), asked.reason());
    }

    private void said(CallbackTool tool, Callback asked, GateDoor.Reply reply) {
        switch (reply.said()) {
            case OPEN -> {
                moves.approve(asked, reply);
                lookAgain(asked);
            }
            case STOP -> {
                var columns = new HashMap<String, @Nullable Object>();
                columns.put("change_key", reply.change());
                callbacks.change(asked, columns);
                moves.reject(asked, reply.reason(), reply.words());
                lookAgain(asked);
            }
            case WAIT -> waits(tool, asked, reply);
        }
    }

    private void waits(CallbackTool tool, Callback asked, GateDoor.Reply reply) {
        var isNews = !reply.reason().equals(asked.reason()) && asked.comments() < tool.mostComments();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("reason", reply.reason());
        columns.put("words", Moves.cut(reply.words()));
        columns.put("change_key", reply.change());
        columns.put("epoch", reply.epoch());
        columns.put("comments", asked.comments() + (isNews ? 1 : 0));
        columns.put("next_look_at", nextLook(asked, reply.nextEdge()));
        if (callbacks.change(asked, columns) && isNews) {
            try {
                tool.comment(
                        asked,
                        callbacks.token(asked.id()).orElse(null),
                        messenger.words(
                                "The change gate is closed, and this deployment waits.",
                                reply.words(),
                                reply.change()));
            } catch (CallFailed e) {
                LOG.debug("A comment did not get through", e);
            }
        }
    }

    private Instant nextLook(Callback asked, @Nullable Instant edge) {
        var sweep = clock.instant().plus(settings.sweep());
        return Stream.of(sweep, asked.deadlineAt(), edge == null ? sweep : edge)
                .min(Instant::compareTo)
                .orElse(sweep);
    }

    /** Asked now and then: whoever cancels a run, or lets it go without us, may not say so. */
    private boolean isGone(CallbackTool tool, Callback asked) {
        if (clock.instant().isBefore(asked.seenAt().plus(settings.sweep()))) {
            return false;
        }
        try {
            var seen = tool.look(asked, callbacks.token(asked.id()).orElse(null));
            var columns = new HashMap<String, @Nullable Object>();
            columns.put("seen_at", clock.instant());
            columns.put("trouble", null);
            callbacks.change(asked, columns);
            return seen.stage() != Stage.WAITS;
        } catch (CallFailed e) {
            var columns = new HashMap<String, @Nullable Object>();
            columns.put("trouble", Moves.cut(e.summary()));
            callbacks.change(asked, columns);
            return false;
        }
    }

    private boolean isLate(Callback asked) {
        return !clock.instant().isBefore(asked.deadlineAt());
    }

    private void late(Callback asked) {
        moves.reject(asked, "deadline", "The gate did not open before the tool would have given up.");
        lookAgain(asked);
    }
}
