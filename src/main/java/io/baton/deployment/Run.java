package io.baton.deployment;

import org.jspecify.annotations.Nullable;

/**
 * One attempt of a pipeline to deploy something.
 *
 * @param system such as {@code github}, {@code gitlab}, {@code jenkins}, {@code azure} or {@code shell}
 * @param id what the system knows the run by, repository or job included, so that it is unique within the system
 * @param attempt counts from 1
 */
public record Run(
        String system, String id, int attempt, @Nullable String url) {}
