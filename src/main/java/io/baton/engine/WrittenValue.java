package io.baton.engine;

/**
 * A variable that an automatic step writes.
 *
 * @param always whether every run writes it, so that a person who does the step by hand has to fill it in
 */
public record WrittenValue(ProcessVariable<?> variable, boolean always) {}
