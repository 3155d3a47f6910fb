package io.baton.delivery;

import io.baton.platform.http.Integration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tool that deploys. None of them does a thing only once, so whoever calls keeps book of what was sent; failures are
 * {@link io.baton.platform.http.CallFailed}, whose fate says whether something may have been started.
 */
public interface DeployTool extends Integration {

    /** A deployment under way, or over. {@code id} is the tool's own and may change when a waiting item becomes a run. */
    record Running(String id, @Nullable String url) {}

    /** How far it is. */
    enum Stage {
        WAITING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED,

        /** The tool does not know it any more. */
        GONE
    }

    /** What a look at the tool showed. */
    record Seen(Stage stage, Running running, @Nullable String note) {}

    /**
     * Checks before it is needed whether the tool can do what the target asks.
     *
     * @throws io.baton.platform.Refusal 422 that names the field
     */
    void check(Target target);

    Running trigger(Order order);

    /** Looks for what an earlier {@link #trigger} may have started, by the id of the order. */
    Optional<Running> find(Order order, Instant since);

    /** Whether {@link #find} and {@link #poll} tell anything; otherwise only the tool's own word counts. */
    default boolean canBeAsked() {
        return true;
    }

    Seen poll(Order order, Running running);

    /** Asks to stop it; what came of that is seen by {@link #poll}. */
    void cancel(Order order, Running running);
}
