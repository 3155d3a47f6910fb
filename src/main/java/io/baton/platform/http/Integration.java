package io.baton.platform.http;

import java.util.List;

/**
 * A link to an outside system, or the built-in thing in its place. Every bean of this type is listed at
 * {@code GET /api/integrations} and watched.
 */
public interface Integration {

    /** Several of a kind, as many as the settings name. */
    interface Group {

        List<? extends Integration> members();
    }

    IntegrationStatus status();

    /**
     * Asks the other side whether it is there, as lightly as it can, and remembers the answer for {@link #status()}.
     * Does not throw for a side that is away.
     */
    default void probe() {}
}
