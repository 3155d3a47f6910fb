package io.baton.gate.callback;

import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a tool said.
 *
 * @param delivery by which a repeated call is known; null where the tool has nothing of the kind
 * @param asked null where it asks for nothing
 * @param news null where it reports nothing
 */
record Heard(
        @Nullable String delivery,
        @Nullable Asked asked,
        @Nullable News news) {

    /**
     * A run waits for an answer.
     *
     * @param projectId which the tool never gives to another project
     * @param subject what is answered: a run, a deployment or a step of the tool
     * @param runKey by which the tool knows the run
     * @param toolEnvironment as the tool calls it
     * @param commit as the tool says, to be verified
     * @param wishes what it asks for beyond that: service, environment, template and digests, each within what the pipeline may
     * @param facts that are needed to answer
     * @param token that is needed to answer; null where the settings have what is needed
     * @param patience how long the tool waits; null where it is not said
     */
    record Asked(
            String projectId,
            String subject,
            String runKey,
            String toolEnvironment,
            @Nullable String commit,
            Wishes wishes,
            Map<String, String> facts,
            @Nullable String token,
            @Nullable Duration patience) {

        /** Nobody asks for the same twice at a time. */
        String key() {
            return projectId + " " + subject + " " + toolEnvironment;
        }
    }

    record Wishes(@Nullable String service, @Nullable String template, List<String> digests) {

        static final Wishes NONE = new Wishes(null, null, List.of());
    }

    /**
     * Something happened to a run.
     *
     * @param toolEnvironment where it deployed; null for the run as a whole
     * @param attempt of the run; 0 where it is not said
     * @param outcome null where only the tool itself can tell
     * @param deployed the run that certainly brought something there; null where that is not said
     */
    record News(
            String projectId,
            String runKey,
            @Nullable String toolEnvironment,
            int attempt,
            @Nullable Outcome outcome,
            @Nullable Run deployed,
            @Nullable String commit,
            String words) {

        boolean isAbout(Callback asked) {
            var run = asked.run();
            return (toolEnvironment == null || toolEnvironment.equals(asked.toolEnvironment()))
                    && (attempt == 0 || run == null || run.attempt() == attempt);
        }
    }

    static Heard nothing(@Nullable String delivery) {
        return new Heard(delivery, null, null);
    }
}
