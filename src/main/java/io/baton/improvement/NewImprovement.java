package io.baton.improvement;

import org.jspecify.annotations.Nullable;

/** What is needed to raise an improvement; the parts mean what they mean in {@link Improvement}. */
record NewImprovement(
        String title,
        String description,
        String source,
        @Nullable String reference,
        @Nullable String processKey,
        @Nullable String activityId,
        @Nullable String author) {}
