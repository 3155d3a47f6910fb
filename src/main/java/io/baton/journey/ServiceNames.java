package io.baton.journey;

/** Which services there are; answered by whoever knows both the inventory and the catalogue. */
public interface ServiceNames {

    boolean isKnown(String service);
}
