package io.baton.engine.lint;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A Camunda Form, read once for all rules. */
record FormModel(ModelFile file, JsonNode json) {

    String id() {
        return json.path("id").asText("");
    }

    /** Every component, also those inside of groups and lists. */
    List<JsonNode> components() {
        var all = new ArrayList<JsonNode>();
        collect(json.path("components"), all);
        return all;
    }

    private static void collect(JsonNode components, List<JsonNode> all) {
        for (var component : components) {
            all.add(component);
            collect(component.path("components"), all);
        }
    }

    static String idOf(JsonNode component) {
        var key = component.path("key").asText("");
        return key.isEmpty()
                ? component.path("id").asText(component.path("type").asText("component"))
                : key;
    }
}
