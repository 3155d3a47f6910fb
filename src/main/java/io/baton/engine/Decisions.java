package io.baton.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks decision tables. */
@Component
public class Decisions {

    /**
     * Asks the newest version of a table and puts the answer on the ticket's decision trail.
     *
     * @return one map per rule that fired, output name to value, in the order of the table
     */
    public List<Map<String, Object>> ask(String decision, @Nullable String businessKey, Map<String, ?> inputs) {
        throw new UnsupportedOperationException();
    }

    /** The same without a trail and from a bounded cache: for guards and policies, which are asked on every step. */
    public List<Map<String, Object>> lookUp(String decision, Map<String, ?> inputs) {
        throw new UnsupportedOperationException();
    }

    /** The closed value list of an output of a table, as the process owner wrote it; empty if the output is free. */
    public List<String> valuesOf(String decision, String output) {
        throw new UnsupportedOperationException();
    }
}
