package io.baton.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Automatic steps that stand still because every attempt failed, and what people can do about them. */
public interface StuckSteps {

    /** Whether the step still stands still. */
    boolean isStuck(String jobId);

    /** What the step writes when it succeeds; empty if it is no work that a person could do in its place. */
    Optional<List<WrittenValue>> writes(String jobId);

    /** Tries the step again at once, with all its attempts. */
    void retry(String jobId);

    /**
     * Goes on after the step as if it had written these values.
     *
     * @param values text of each variable by name, checked before against {@link #writes}
     */
    void takeOver(String jobId, Map<String, String> values);

    /** Ends a whole instance, with everything it called. */
    void end(String processInstanceId, String reason);
}
