package io.baton.change;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.baton.deployment.Deployable;
import io.baton.deployment.Outcome;
import io.baton.deployment.PermitState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change as it stands.
 *
 * @param key such as {@code CHG-2026-000012}; the key of its ticket
 * @param version counts edits; the ETag of the record
 * @param category what kind of thing it is about
 * @param origin PERSON, PIPELINE where a pipeline raised it, or {@link #GLASS}
 * @param template the standard change it was made by
 * @param from begin of its window; null where it may be done as soon as it is approved
 * @param until end of its window, exclusive
 * @param outageMinutes how long users will do without the service, 0 to 10080
 * @param affectedUsers how many people notice, 0 and more
 * @param testsPassed whether the tests that were sent along passed; null where none were
 * @param objective what is to be better afterwards
 * @param measure how anybody will see that it is
 * @param points of change-risk.dmn; null until they were counted
 * @param riskClass LOW, MEDIUM or HIGH; null until it was assessed
 * @param because why it stands as it does, in words
 * @param outcome of its implementation
 */
public record Change(
        String key,
        long version,
        ChangeType type,
        ChangeCategory category,
        String origin,
        @Nullable String template,
        String title,
        String requester,
        Deployable what,
        @Nullable Instant from,
        @Nullable Instant until,
        int outageMinutes,
        int affectedUsers,
        String reason,
        @Nullable Boolean testsPassed,
        @Nullable String objective,
        @Nullable String measure,
        @Nullable Integer points,
        @Nullable String riskClass,
        PermitState state,
        String because,
        @Nullable Outcome outcome,
        @Nullable String outcomeNote,
        @JsonIgnore @Nullable Instant implementedAt,
        Instant createdAt) {

    /** Somebody broke the glass: it begins on one person's word, and everything else is owed. */
    static final String GLASS = "GLASS";

    boolean isAboutModels() {
        return category == ChangeCategory.WORKFLOW_MODEL;
    }

    /** Whether it began before the model that judges it did. */
    boolean isAhead() {
        return origin.equals(GLASS) && (state == PermitState.APPROVED || state == PermitState.IMPLEMENTING);
    }
}
