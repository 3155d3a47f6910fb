package io.baton.delivery;

import io.baton.platform.Crew;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Sends what is wanted and looks after what runs. */
@Component
class Dispatcher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int AT_A_TIME = 4;

    /** Longer than the longest conversation with a tool. */
    private static final Duration CLAIM = Duration.ofSeconds(90);

    private final Dispatches dispatches;
    private final Legwork legwork;
    private final GateWatch gate;
    private final DeliverySettings settings;
    private final Clock clock;
    private final Crew<Dispatch> crew = new Crew<>("delivery", AT_A_TIME, this::claim, this::work);

    Dispatcher(Dispatches dispatches, Legwork legwork, GateWatch gate, DeliverySettings settings, Clock clock) {
        this.dispatches = dispatches;
        this.legwork = legwork;
        this.gate = gate;
        this.settings = settings;
        this.clock = clock;
    }

    /** Does what is due, one after the other, on the caller's thread. */
    void workDue() {
        gate.look();
        claim(100).forEach(this::work);
    }

    private List<Dispatch> claim(int most) {
        return dispatches.claim(most, clock.instant().plus(CLAIM));
    }

    private void work(Dispatch dispatch) {
        try {
            legwork.look(dispatch);
        } catch (RuntimeException e) {
            LOG.warn("Deployment {} could not be looked after; it is tried again.", dispatch.id(), e);
        }
    }

    @Override
    public void start() {
        if (!settings.sending()) {
            return;
        }
        crew.start();
        crew.every(settings.interval(), crew::handOut);
        crew.every(settings.gateInterval(), gate::look);
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
