package io.baton.ticket;

/** Knows what monitoring complains about at the moment; the module that takes alerts in declares a bean. */
public interface OpenAlerts {

    /** How many alerts of the last while name the configuration item; those that only inform do not count. */
    int on(String ciId);
}
