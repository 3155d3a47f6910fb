package io.baton.engine;

/** Something that is done by itself in a transaction of its own, right after the one that asked {@link Errands} for it. */
public interface Errand {

    /** Lower-case words with hyphens; stored, so it does not change. */
    String name();

    /** Does it; may be called again after a failure. */
    void run(String subject);
}
