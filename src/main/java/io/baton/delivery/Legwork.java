package io.baton.delivery;

import io.baton.delivery.DeployTool.Running;
import io.baton.delivery.DeployTool.Seen;
import io.baton.delivery.Dispatch.State;
import io.baton.deployment.Deployable;
import io.baton.deployment.Gatekeeper;
import io.baton.deployment.Outcome;
import io.baton.platform.Refusal;
import io.baton.platform.http.CallFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * One look at one hand-off: sends it, finds out whether it was heard, sees how far it is, stops it. What may have been heard is
 * searched by its id and sent again only when it was not found twice, a minute apart.
 */
@Component
class Legwork {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration FIRST_SEARCH = Duration.ofSeconds(5);
    private static final Duration SECOND_SEARCH = Duration.ofSeconds(60);
    private static final int SEARCHES = 2;
    private static final int LONGEST_TEXT = 4000;

    private final Dispatches dispatches;
    private final Targets targets;
    private final Tools tools;
    private final Results results;
    private final ObjectProvider<Gatekeeper> gate;
    private final DeliverySettings settings;
    private final Clock clock;

    Legwork(
            Dispatches dispatches,
            Targets targets,
            Tools tools,
            Results results,
            ObjectProvider<Gatekeeper> gate,
            DeliverySettings settings,
            Clock clock) {
        this.dispatches = dispatches;
        this.targets = targets;
        this.tools = tools;
        this.results = results;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    void look(Dispatch dispatch) {
        if (dispatch.untold()) {
            results.tellAgain(dispatch);
            return;
        }
        if (!dispatch.state().isOver()) {
            gate.ifAvailable(keeper -> keeper.heard(dispatch.grantId()));
        }
        if (dispatch.state() == State.REFUSED) {
            awaitRepair(dispatch);
            return;
        }
        var tool = tools.find(dispatch.tool()).orElse(null);
        if (tool == null) {
            results.refused(dispatch.id(), trouble("The settings name no tool '" + dispatch.tool() + "' any more."));
            return;
        }
        switch (dispatch.state()) {
            case NEW -> send(tool, dispatch);
            case SENT -> unsure(dispatch, "The server was stopped while it handed over the deployment.");
            case UNKNOWN -> search(tool, dispatch);
            case ACCEPTED, RUNNING -> follow(tool, dispatch);
            default -> nextLook(dispatch, null);
        }
    }

    /** Nothing runs, and the place at the gate is kept for it until somebody has repaired what was in the way. */
    private void awaitRepair(Dispatch dispatch) {
        if (isRevoked(dispatch)) {
            results.finish(dispatch.id(), Outcome.CANCELLED, "It was given up before the tool took it.", "tool");
        } else {
            nextLook(dispatch, LONGEST_PAUSE);
        }
    }

    private void send(DeployTool tool, Dispatch dispatch) {
        if (dispatch.cancelAt() != null) {
            results.finish(dispatch.id(), Outcome.CANCELLED, "It was stopped before it was sent.", "tool");
            return;
        }
        if (isRevoked(dispatch)) {
            results.revoked(dispatch, FIRST_PAUSE);
            return;
        }
        var attempt = dispatch.attempts() + 1;
        if (!dispatches.move(
                dispatch.id(), State.NEW, State.SENT, Map.of("attempts", attempt, "sent_at", clock.instant()))) {
            return;
        }
        try {
            accepted(dispatch, State.SENT, tool.trigger(order(dispatch)));
        } catch (CallFailed e) {
            failedToSend(dispatch, attempt, e);
        } catch (Refusal e) {
            results.refused(dispatch.id(), trouble(String.valueOf(e.getMessage())));
        }
    }

    private void failedToSend(Dispatch dispatch, int attempt, CallFailed failure) {
        switch (failure.fate()) {
            case REFUSED -> results.refused(dispatch.id(), trouble(failure));
            case UNSURE -> unsure(dispatch, failure.summary());
            case NOT_SENT -> {
                if (attempt >= settings.attempts()) {
                    results.refused(dispatch.id(), trouble(failure));
                } else {
                    var columns = trouble(failure);
                    columns.put("next_look_at", clock.instant().plus(LONGEST_PAUSE.multipliedBy(attempt)));
                    dispatches.move(dispatch.id(), State.SENT, State.NEW, columns);
                }
            }
        }
    }

    /** The run is kept also when its end was told before the tool answered. */
    private void accepted(Dispatch dispatch, State from, Running running) {
        var run = new HashMap<String, @Nullable Object>();
        run.put("external_id", running.id());
        run.put("external_url", running.url());
        dispatches.change(dispatch.id(), run);
        dispatches.move(
                dispatch.id(),
                from,
                State.ACCEPTED,
                Map.of(
                        "pause_millis",
                        FIRST_PAUSE,
                        "next_look_at",
                        clock.instant().plus(FIRST_PAUSE)));
    }

    private void unsure(Dispatch dispatch, String why) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("note", Results.shortened(why));
        columns.put("searches", 0);
        columns.put("next_look_at", clock.instant().plus(FIRST_SEARCH));
        dispatches.move(dispatch.id(), State.SENT, State.UNKNOWN, columns);
    }

    private void search(DeployTool tool, Dispatch dispatch) {
        if (!tool.canBeAsked()) {
            // Only the tool's own word helps, or a person when the time is up.
            stopUnasked(tool, dispatch);
            return;
        }
        var since = Objects.requireNonNullElse(dispatch.sentAt(), dispatch.createdAt());
        try {
            var found = tool.find(order(dispatch), since);
            if (found.isPresent()) {
                accepted(dispatch, State.UNKNOWN, found.get());
            } else {
                notFound(dispatch, dispatch.searches() + 1);
            }
        } catch (CallFailed e) {
            nextLook(dispatch, LONGEST_PAUSE);
        }
    }

    private void stopUnasked(DeployTool tool, Dispatch dispatch) {
        try {
            if (dispatch.cancelAt() != null && !dispatch.cancelSent()) {
                tool.cancel(order(dispatch), dispatch.running());
                dispatches.change(dispatch.id(), Map.of("cancel_sent", true));
            }
            nextLook(dispatch, null);
        } catch (CallFailed e) {
            nextLook(dispatch, LONGEST_PAUSE);
        }
    }

    private void notFound(Dispatch dispatch, int searches) {
        if (searches < SEARCHES) {
            dispatches.change(
                    dispatch.id(),
                    Map.of("searches", searches, "next_look_at", clock.instant().plus(SECOND_SEARCH)));
        } else if (dispatch.cancelAt() != null) {
            results.finish(dispatch.id(), Outcome.CANCELLED, "The tool never began it.", "tool");
        } else if (dispatch.attempts() >= settings.attempts()) {
            results.refused(
                    dispatch.id(),
                    trouble("It was sent " + dispatch.attempts() + " times and the tool knows nothing of it."));
        } else {
            dispatches.move(dispatch.id(), State.UNKNOWN, State.NEW, Map.of("next_look_at", clock.instant()));
        }
    }

    private void follow(DeployTool tool, Dispatch dispatch) {
        if (!dispatch.revokedTold() && dispatch.cancelAt() == null && isRevoked(dispatch)) {
            results.revoked(dispatch, FIRST_PAUSE);
            return;
        }
        var order = order(dispatch);
        try {
            if (dispatch.cancelAt() != null && !dispatch.cancelSent()) {
                tool.cancel(order, dispatch.running());
                dispatches.change(dispatch.id(), Map.of("cancel_sent", true));
            }
            if (tool.canBeAsked()) {
                seen(dispatch, tool.poll(order, dispatch.running()));
            } else {
                nextLook(dispatch, LONGEST_PAUSE);
            }
        } catch (CallFailed e) {
            nextLook(dispatch, LONGEST_PAUSE);
        }
    }

    private void seen(Dispatch dispatch, Seen seen) {
        var run = new HashMap<String, @Nullable Object>();
        run.put("external_id", seen.running().id());
        run.put("external_url", seen.running().url());
        dispatches.change(dispatch.id(), run);
        switch (seen.stage()) {
            case SUCCEEDED -> results.finish(dispatch.id(), Outcome.SUCCEEDED, seen.note(), "tool");
            case FAILED -> results.finish(dispatch.id(), Outcome.FAILED, seen.note(), "tool");
            case CANCELLED -> results.finish(dispatch.id(), Outcome.CANCELLED, seen.note(), "tool");
            case GONE ->
                // Not sent again: it was accepted once. A person decides when the time is up.
                nextLook(dispatch, LONGEST_PAUSE);
            default -> {
                var pause = longer(dispatch.pause());
                var state = seen.stage() == DeployTool.Stage.RUNNING ? State.RUNNING : State.ACCEPTED;
                dispatches.move(
                        dispatch.id(),
                        dispatch.state(),
                        state,
                        Map.of(
                                "pause_millis",
                                pause,
                                "next_look_at",
                                clock.instant().plus(jittered(pause))));
            }
        }
    }

    private static Duration longer(Duration pause) {
        var longer = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(3).dividedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private static Duration jittered(Duration pause) {
        return pause.plusMillis(ThreadLocalRandom.current().nextLong(pause.toMillis() / 5 + 1));
    }

    private void nextLook(Dispatch dispatch, @Nullable Duration pause) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("next_look_at", pause == null ? null : clock.instant().plus(pause));
        dispatches.move(dispatch.id(), dispatch.state(), dispatch.state(), columns);
    }

    private boolean isRevoked(Dispatch dispatch) {
        var keeper = gate.getIfAvailable();
        return keeper != null && keeper.isRevoked(dispatch.grantId());
    }

    private Order order(Dispatch dispatch) {
        var secret = targets.find(dispatch.targetId()).map(Target::secret).orElse(null);
        var what = new Deployable(
                dispatch.service(), dispatch.environment(), dispatch.version(), dispatch.commit(), Set.of());
        return new Order(
                dispatch.id(), dispatch.changeKey(), what, dispatch.job(), dispatch.ref(), dispatch.params(), secret);
    }

    private static Map<String, @Nullable Object> trouble(CallFailed failure) {
        var columns = trouble(failure.summary());
        columns.put("asked", shortened(failure.request().orElse(null)));
        columns.put("answered", shortened(failure.response().orElse(null)));
        return columns;
    }

    private static Map<String, @Nullable Object> trouble(String words) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("note", Results.shortened(words));
        return columns;
    }

    private static @Nullable String shortened(@Nullable String text) {
        return text == null || text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    }
}
