package io.baton.gate.callback;

import io.baton.deployment.Outcome;
import io.baton.deployment.Run;
import io.baton.platform.Refusal;
import io.baton.platform.http.Integration;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A CI system with a gate of its own. What it cannot be told or asked is {@link io.baton.platform.http.CallFailed}. */
interface CallbackTool extends Integration {

    /**
     * What the tool itself says of the run that asks; what came with the question counts for nothing beside it.
     *
     * @param refusal why this run gets no answer but no; null where there is nothing to say against it
     * @param waits whether it still waits
     */
    record Known(Run run, @Nullable String commit, @Nullable String refusal, boolean waits) {}

    /** How far a run is. */
    enum Stage {
        /** It waits for us. */
        WAITS,
        RUNS,
        ENDED
    }

    /** @param outcome where it has ended */
    record Seen(Stage stage, @Nullable Outcome outcome, String words) {

        static Seen of(Stage stage) {
            return new Seen(stage, null, "");
        }
    }

    /** github, gitlab or azure. */
    String kind();

    /**
     * Makes sure who called, and reads what was said.
     *
     * @throws Refusal 401 for whoever does not prove to be the tool, 400 and 422 for what cannot be meant
     */
    Heard hear(Inbound in);

    /** @param token that came with the question, where the tool needs one to be talked to; the same for all that follow */
    Known know(Callback asked, @Nullable String token);

    Seen look(Callback asked, @Nullable String token);

    /** Says how it stands; at most {@link #mostComments} times. */
    void comment(Callback asked, @Nullable String token, String words);

    int mostComments();

    /** Lets the run go on, or does not. */
    void answer(Callback asked, @Nullable String token, boolean approved, String words);

    /** Stops a run that was let through. */
    void stop(Callback asked);

    /** What waits for us in a project, as far as the tool can be asked. */
    List<Heard.Asked> waiting(String projectId);

    /** How long it waits at most. */
    Duration patience();

    static Refusal unproven(String words) {
        return new Refusal(
                org.springframework.http.HttpStatus.UNAUTHORIZED,
                "callback-unproven",
                words,
                List.of(),
                java.util.Map.of());
    }
}
