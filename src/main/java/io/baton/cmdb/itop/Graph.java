package io.baton.cmdb.itop;

import com.fasterxml.jackson.databind.JsonNode;
import io.baton.platform.http.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Items and which hits which, as iTop answers it.
 *
 * @param objects by key, such as {@code Server::1}
 * @param edges when {@code from} fails, {@code to} is hit
 */
record Graph(Map<String, JsonNode> objects, List<Edge> edges) {

    record Edge(String from, String to) {}

    /** How a walk came to an item. */
    record Arrival(int depth, String via) {}

    static Graph of(Answer answer) {
        var edges = new ArrayList<Edge>();
        answer.json()
                .path("relations")
                .fields()
                .forEachRemaining(entry -> entry.getValue()
                        .forEach(target -> edges.add(
                                new Edge(entry.getKey(), target.path("key").asText()))));
        return new Graph(ItopApi.objectsByKey(answer), edges);
    }

    /** What is hit from the origin on, nearest first; a relation to an item that is not in the answer leads nowhere. */
    Map<String, Arrival> walk(String origin) {
        var reached = new LinkedHashMap<String, Arrival>();
        var next = new ArrayDeque<>(List.of(origin));
        while (!next.isEmpty()) {
            var from = next.poll();
            var depth = reached.containsKey(from) ? reached.get(from).depth() + 1 : 1;
            for (var edge : edges) {
                var isNew = !edge.to().equals(origin) && !reached.containsKey(edge.to());
                if (edge.from().equals(from) && isNew && objects.containsKey(edge.to())) {
                    reached.put(edge.to(), new Arrival(depth, from));
                    next.add(edge.to());
                }
            }
        }
        return reached;
    }
}
