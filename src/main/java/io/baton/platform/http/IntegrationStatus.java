package io.baton.platform.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an integration on this node.
 *
 * @param id what a {@link CallFailed} names it, such as {@code asset}
 * @param purpose in words, such as "Asset register"
 * @param kind technology, such as {@code snipe-it}, or {@link #BUILT_IN}, or {@link #NONE}
 * @param external whether there is another system behind it
 * @param health of the last thing it did, a probe included
 * @param circuit whether calls are made (CLOSED), held back (OPEN) or tried again (HALF_OPEN); NONE without calls
 * @param lastFailureReason in words, without secrets
 * @param target host, without a path
 * @param owner id of the team that repairs it
 * @param settings limits in force, by name
 */
public record IntegrationStatus(
        String id,
        String purpose,
        String kind,
        boolean external,
        Health health,
        Circuit circuit,
        @Nullable Instant lastSuccess,
        @Nullable Instant lastFailure,
        @Nullable String lastFailureReason,
        @Nullable String target,
        @Nullable String owner,
        Map<String, String> settings) {

    public static final String BUILT_IN = "built-in";

    /** Kind of an integration that is not configured. */
    public static final String NONE = "none";

    /** Whether it does its work; UNKNOWN before it was asked anything, OFF when the settings name no system. */
    public enum Health {
        UP,
        DOWN,
        UNKNOWN,
        OFF
    }

    /** State of the circuit breaker. */
    public enum Circuit {
        CLOSED,
        OPEN,
        HALF_OPEN,
        NONE
    }

    /** Something of Baton's own: it is there as long as Baton is. */
    public static IntegrationStatus builtIn(String id, String purpose) {
        return new IntegrationStatus(
                id, purpose, BUILT_IN, false, Health.UP, Circuit.NONE, null, null, null, null, null, Map.of());
    }

    /** Something that works with an outside system only, while the settings name none. */
    public static IntegrationStatus off(String id, String purpose) {
        return new IntegrationStatus(
                id, purpose, NONE, true, Health.OFF, Circuit.NONE, null, null, null, null, null, Map.of());
    }

    @JsonIgnore
    public boolean isDown() {
        return health == Health.DOWN;
    }
}
