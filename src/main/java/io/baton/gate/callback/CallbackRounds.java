package io.baton.gate.callback;

import io.baton.gate.GateDoor;
import io.baton.gate.token.ProjectPipelines;
import io.baton.platform.Crew;
import io.baton.platform.http.CallFailed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/**
 * Looks twice a second whose question may be answered otherwise by now, on whichever server, and answers; without a thread for
 * those who wait.
 */
@Component
class CallbackRounds implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackRounds.class);
    private static final int AT_A_TIME = 4;

    /** Longer than the few conversations with a tool that one look may take. */
    private static final Duration CLAIM = Duration.ofMinutes(3);

    private final Callbacks callbacks;
    private final Doorman doorman;
    private final GateDoor door;
    private final Installations installations;
    private final ProjectPipelines pipelines;
    private final Places places;
    private final Deliveries deliveries;
    private final CallbackDesk desk;
    private final CallbackSettings settings;
    private final Clock clock;
    private final Crew<Callback> crew = new Crew<>("gate-callback", AT_A_TIME, this::claim, this::work);

    CallbackRounds(
            Callbacks callbacks,
            Doorman doorman,
            GateDoor door,
            Installations installations,
            ProjectPipelines pipelines,
            Places places,
            Deliveries deliveries,
            CallbackDesk desk,
            CallbackSettings settings,
            Clock clock) {
        this.callbacks = callbacks;
        this.doorman = doorman;
        this.door = door;
        this.installations = installations;
        this.pipelines = pipelines;
        this.places = places;
        this.deliveries = deliveries;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what is due, one after the other, on the caller's thread. */
    void workDue() {
        callbacks.wake(door.epochs());
        claim(100).forEach(this::work);
    }

    private void round() {
        sweeps();
        callbacks.wake(door.epochs());
        crew.handOut();
    }

    private List<Callback> claim(int most) {
        return callbacks.claim(most, clock.instant().plus(CLAIM));
    }

    private void work(Callback asked) {
        try {
            doorman.look(asked);
        } catch (RuntimeException e) {
            LOG.warn(
                    "Question {} of {} could not be looked after; it is tried again.",
                    asked.id(),
                    asked.installation(),
                    e);
        }
    }

    private void sweeps() {
        for (var name : installations.names()) {
            if (deliveries.takeTurn(name, settings.sweep())) {
                crew.also(() -> sweep(name));
            }
        }
    }

    /** Asks the tool what waits there: it says so once, and that may have been lost. */
    void sweep(String name) {
        var tool = installations.find(name).orElseThrow();
        for (var project : pipelines.projects(name)) {
            try {
                for (var asked : tool.waiting(project)) {
                    // what nobody registered may be the business of others
                    if (places.of(name, project, asked.toolEnvironment(), null, null)
                                    .who()
                            != null) {
                        desk.ask(name, tool, asked);
                    }
                }
            } catch (CallFailed e) {
                LOG.debug("{} could not be asked what waits in {}", name, project, e);
            } catch (DuplicateKeyException e) {
                LOG.debug("{} asked by itself at the same moment", name, e);
            }
        }
    }

    @Override
    public void start() {
        if (!settings.sending() || installations.names().isEmpty()) {
            return;
        }
        crew.start();
        crew.every(settings.interval(), this::round);
    }

    @Override
    public void stop() {
        crew.stop();
    }

    @Override
    public boolean isRunning() {
        return crew.isRunning();
    }
}
