package io.baton.audit;

/** Who is acting on this thread: the signed-in person or service, else the system. */
public final class CurrentActor {

    private static final ThreadLocal<Actor> ACTOR = new ThreadLocal<>();

    private CurrentActor() {}

    public static Actor get() {
        var actor = ACTOR.get();
        return actor == null ? Actor.SYSTEM : actor;
    }

    /** Set by the sign-in filter at the start of a request, and cleared with {@link #clear()} at its end. */
    public static void set(Actor actor) {
        ACTOR.set(actor);
    }

    public static void clear() {
        ACTOR.remove();
    }
}
