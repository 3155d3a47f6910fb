package io.baton.gate.trust;

/** Trust in some service is about to change in an environment, in the transaction of whoever publishes this. */
public record TrustMoved(String environment) {}
