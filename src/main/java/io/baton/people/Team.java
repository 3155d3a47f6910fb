package io.baton.people;

import org.jspecify.annotations.Nullable;

/**
 * A group of people who share a queue of work.
 *
 * @param leadId who leads it, if somebody does
 */
public record Team(String id, String name, @Nullable String leadId) {}
