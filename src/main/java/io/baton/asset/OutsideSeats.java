package io.baton.asset;

import java.util.Optional;

/** Licence seats kept in another system; a bean of this type exists only when the settings name such a system. */
public interface OutsideSeats {

    /**
     * Gives the person a seat that is free; whoever has one keeps it.
     *
     * @param operation names the step that asks
     * @param licence id of the licence there
     * @return id of the seat, or empty when none is free
     */
    Optional<String> assign(String operation, String licence, String holder);

    /** Takes back every seat of the licence that the person has; nothing happens when there is none. */
    void release(String operation, String licence, String holder);
}
