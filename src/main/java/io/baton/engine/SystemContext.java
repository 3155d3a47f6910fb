package io.baton.engine;

import java.util.function.Supplier;

/** Marks work that the product itself does in the engine, without a person: the only way past the fail-closed check. */
public final class SystemContext {

    private static final ThreadLocal<Integer> DEPTH = ThreadLocal.withInitial(() -> 0);

    private SystemContext() {}

    public static boolean isActive() {
        return DEPTH.get() > 0;
    }

    public static void run(Runnable work) {
        call(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    public static <T> T call(Supplier<T> work) {
        DEPTH.set(DEPTH.get() + 1);
        try {
            return work.get();
        } finally {
            DEPTH.set(DEPTH.get() - 1);
        }
    }
}
