package io.baton.engine;

import java.util.List;

/**
 * A delegate that says which variables it writes, so that a person can do its step by hand and fill them in. One that
 * writes none and whose work a person can do need not implement this.
 */
public interface Writes {

    /** Written by every run. */
    default List<ProcessVariable<?>> writes() {
        return List.of();
    }

    /** Whether a person can do it; see {@link KeepsRecords} for what nobody can do but the server. */
    default boolean isHandwork() {
        return true;
    }

    /** Written if there is something to write. */
    default List<ProcessVariable<?>> mayWrite() {
        return List.of();
    }
}
