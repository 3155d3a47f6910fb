package io.baton.change;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to have done in the same way each time.
 *
 * @param id by which pipelines name it, such as {@code std-intranet}
 */
public record TemplateProposal(
        @Nullable String id,
        @Nullable String title,
        @Nullable String service,
        @Nullable String environment,
        @Nullable String reason,
        @Nullable Integer outageMinutes,
        @Nullable Integer affectedUsers,
        @Nullable String implementationPlan,
        @Nullable String rollbackPlan,
        @Nullable String backoutTest) {

    ChangeTemplate by(String personId, String name, Instant now) {
        return new ChangeTemplate(
                text(id),
                text(title),
                text(service),
                text(environment),
                text(reason),
                Objects.requireNonNullElse(outageMinutes, 0),
                Objects.requireNonNullElse(affectedUsers, 0),
                text(implementationPlan),
                text(rollbackPlan),
                text(backoutTest),
                ChangeTemplate.State.PROPOSED,
                "Proposed by " + name + ".",
                personId,
                null,
                now,
                new ChangeTemplate.Record(0, 0));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
