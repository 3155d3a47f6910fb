package io.baton.people;

/** Somebody named a deputy; published in the transaction that wrote it down. */
public record DeputyNamed(Deputy deputy) {}
