package io.baton.platform;

import com.github.f4b6a3.uuid.UuidCreator;

/** Time-ordered ids (UUID version 7), so that primary-key indexes grow at their end. */
public final class Ids {

    private Ids() {}

    public static String next() {
        return UuidCreator.getTimeOrderedEpoch().toString();
    }
}
