package io.baton.audit;

/**
 * Whoever does something.
 *
 * @param type {@code person}, {@code service} (a token of a machine) or {@code system} (a step the engine runs itself)
 */
public record Actor(String type, String id) {

    /** The product itself: jobs, timers, start-up. */
    public static final Actor SYSTEM = new Actor("system", "baton");

    public static final Actor ANONYMOUS = new Actor("anonymous", "anonymous");
}
