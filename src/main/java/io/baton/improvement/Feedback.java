package io.baton.improvement;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said about the way of working, without a name, and what was answered.
 *
 * @param activityId the step it is about; null for the model as a whole
 * @param ticketKey the ticket under which its answer is worked on; null until it is taken in
 * @param overdue whether the answer was late
 */
public record Feedback(
        String id,
        String processKey,
        @Nullable String activityId,
        String remark,
        LocalDate givenOn,
        @Nullable String ticketKey,
        boolean overdue,
        @Nullable String answer,
        @Nullable LocalDate answeredOn) {}
