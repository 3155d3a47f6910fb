package io.baton.engine;

import java.util.List;

/**
 * A delegate that says which variables it writes, so that a person can do its step by hand and fill them in, or that
 * nobody can. One that writes none and whose work a person can do need not implement this.
 */
public interface Writes {

    /** Written by every run. */
    default List<ProcessVariable<?>> writes() {
        return List.of();
    }

    /** Whether a person can do it; what only keeps this server's own records nobody can do but the server. */
    default boolean isHandwork() {
        return true;
    }

    /** Written if there is something to write. */
    default List<ProcessVariable<?>> mayWrite() {
        return List.of();
    }
}
