package io.baton.engine.failure;

import static io.baton.engine.ProcessVariables.DONE_BY_HAND;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.engine.ProcessVariable.Json;
import java.util.Map;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityExecution;
import org.jspecify.annotations.Nullable;

/**
 * What a person did in place of an automatic step. It waits as a variable at the step until the step is reached.
 *
 * @param values text of each variable the step would have written, by name
 */
record Handwork(
        @JsonProperty("node") String node,
        @JsonProperty("values") Map<String, String> values) {

    private static final ObjectMapper JSON = new ObjectMapper();

    Json json() {
        try {
            return new Json(JSON.writeValueAsString(this));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Takes it away, so that a loop that comes here again works by itself. */
    static @Nullable Handwork takenFrom(ActivityExecution execution) {
        var waiting = DONE_BY_HAND.find(execution);
        if (waiting.isEmpty()) {
            return null;
        }
        try {
            var done = JSON.readValue(waiting.get().text(), Handwork.class);
            if (!done.node().equals(execution.getActivity().getId())) {
                return null;
            }
            execution.removeVariable(DONE_BY_HAND.name());
            return done;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was done by hand cannot be read", e);
        }
    }
}
