package io.baton.platform;

import org.springframework.context.SmartLifecycle;

/**
 * Work that has to be done before the server takes its first request: when it is started, everything is built and the
 * models are deployed, but the port is still closed. A failure stops the start.
 */
public interface BeforeOpening extends SmartLifecycle {

    @Override
    default void stop() {}

    @Override
    default boolean isRunning() {
        return false;
    }

    @Override
    default int getPhase() {
        return 0;
    }
}
