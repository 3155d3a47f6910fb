package io.baton.engine.hardening;

import org.jspecify.annotations.Nullable;

/** Why the engine's last command in this request failed, kept for the door that has to answer for it. */
final class EngineFailure {

    private static final ThreadLocal<EngineFailure> WATCHED = new ThreadLocal<>();

    private @Nullable RuntimeException last;

    private EngineFailure() {}

    /** From now on until {@link #forget()} failures on this thread are kept. */
    static void watch() {
        WATCHED.set(new EngineFailure());
    }

    static void remember(RuntimeException failure) {
        var watched = WATCHED.get();
        if (watched != null) {
            watched.last = failure;
        }
    }

    static @Nullable RuntimeException last() {
        var watched = WATCHED.get();
        return watched == null ? null : watched.last;
    }

    static void forget() {
        WATCHED.remove();
    }
}
