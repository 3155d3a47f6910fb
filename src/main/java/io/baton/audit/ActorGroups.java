package io.baton.audit;

import java.util.Set;

/** Tells which roles and teams an actor has at the moment of acting, so that the ledger can say so ever after. */
@FunctionalInterface
public interface ActorGroups {

    /** The group ids of the actor; empty if it is unknown or has none. */
    Set<String> of(Actor actor);
}
