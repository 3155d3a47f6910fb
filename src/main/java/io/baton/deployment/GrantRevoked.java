package io.baton.deployment;

/** A deployment that was granted has to stop; published in the transaction that took its grant back. */
public record GrantRevoked(String grantId) {}
