package io.baton.asset;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Licence seats kept in another system; a bean of this type exists only when the settings name such a system. Whoever
 * moves seats of a licence has its turn, so that two servers do not do so at once. Every method throws
 * {@link io.baton.platform.http.CallFailed}.
 */
public interface OutsideSeats {

    /**
     * What the other system knows about a licence.
     *
     * @param held the seat of the person that was asked about; null when there is none
     */
    record Stock(int seats, int free, @Nullable String held) {}

    /**
     * @param licence id of the licence there
     * @param holder whose seat is looked for; null when it is only about numbers
     */
    Stock look(String licence, @Nullable String holder);

    /**
     * Gives the person a seat that is free; whoever has one keeps it.
     *
     * @param operation names the step that asks, the same on every attempt
     * @param licence id of the licence there
     * @param promised how many of the free seats are for others
     * @return id of the seat, or empty when no more than those are free, or others were faster
     */
    Optional<String> assign(String operation, String licence, String holder, int promised);

    /** Takes a seat back; nothing happens when it is not the person's any more. */
    void release(String operation, String licence, String seat, String holder);
}
