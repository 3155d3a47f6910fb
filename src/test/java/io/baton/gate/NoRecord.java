package io.baton.gate;

import io.baton.deployment.Outcome;
import io.baton.deployment.Trust;
import java.time.Duration;
import java.util.List;

/** Trust where nothing happened yet, or a certain level of it. */
record NoRecord(Level level) implements Trust {

    NoRecord() {
        this(Level.NEW);
    }

    @Override
    public Standing of(String service, String environment) {
        return new Standing(
                service, environment, level, level, Level.T3, null, 0, 0, 100, 0.95, Duration.ofDays(180), null, "");
    }

    @Override
    public Level level(String service, String environment) {
        return level;
    }

    @Override
    public List<Standing> ofService(String service) {
        return List.of();
    }

    @Override
    public void ended(String service, String environment, String cause, Outcome outcome) {}
}
