package io.baton.engine.hardening;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.core.io.ClassPathResource;

/** The reviewed list of engine routes and the roles that may call them, {@code access/engine-rest.csv}. */
final class EngineRoutes {

    /**
     * One line of the list.
     *
     * @param door {@code both}, {@code apps} or {@code webapp}
     * @param segments of the path; {@code {}} stands for one of any kind, {@code **} for the rest
     */
    record Route(String door, String method, List<String> segments, Set<String> roles) {

        boolean matches(String atDoor, String withMethod, List<String> path) {
            var opens = door.equals(atDoor) || (door.equals("both") && !atDoor.equals("webapp"));
            return opens && method.equals(withMethod) && matches(path);
        }

        int spelledOut() {
            return (int) segments.stream()
                    .filter(segment -> !segment.equals("{}") && !segment.equals("**"))
                    .count();
        }

        private boolean matches(List<String> path) {
            for (int i = 0; i < segments.size(); i++) {
                var expected = segments.get(i);
                if (expected.equals("**")) {
                    return path.size() > i;
                }
                if (i >= path.size()
                        || path.get(i).isEmpty()
                        || !(expected.equals("{}") || expected.equals(path.get(i)))) {
                    return false;
                }
            }
            return segments.size() == path.size();
        }
    }

    private static final String SOURCE = "access/engine-rest.csv";
    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setCommentMarker('#')
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();

    private final List<Route> routes;

    private EngineRoutes(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    static EngineRoutes load() {
        try (var in = new InputStreamReader(new ClassPathResource(SOURCE).getInputStream(), StandardCharsets.UTF_8);
                var rows = FORMAT.parse(in)) {
            return of(rows.getRecords());
        } catch (IOException e) {
            throw new UncheckedIOException(SOURCE + " cannot be read", e);
        }
    }

    private static EngineRoutes of(List<CSVRecord> rows) {
        var names = new HashMap<String, Set<String>>();
        var routes = new ArrayList<Route>();
        for (var row : rows) {
            var who = List.of(row.get("who").split(" "));
            if (row.get("door").equals("define")) {
                names.put(row.get("path"), Set.copyOf(who));
            } else {
                routes.add(new Route(
                        row.get("door"),
                        row.get("method"),
                        List.of(row.get("path").split("/")),
                        rolesBehind(who, names)));
            }
        }
        return new EngineRoutes(routes);
    }

    private static Set<String> rolesBehind(List<String> who, Map<String, Set<String>> names) {
        var roles = new LinkedHashSet<String>();
        who.forEach(name -> roles.addAll(names.getOrDefault(name, Set.of(name))));
        return Set.copyOf(roles);
    }

    List<Route> all() {
        return routes;
    }

    /**
     * The roles that may call it; empty when the list does not name the route at all. A line that spells a segment out
     * counts before one that leaves it open, else {@code process-definition/{}} would open every list beneath it.
     */
    Optional<Set<String>> rolesFor(EngineAddress address, String method) {
        var path = List.of(address.path().split("/", -1));
        var asked = method.equals("HEAD") ? "GET" : method;
        var matching = routes.stream()
                .filter(route -> route.matches(address.door(), asked, path))
                .toList();
        if (matching.isEmpty()) {
            return Optional.empty();
        }
        var closest = matching.stream().mapToInt(Route::spelledOut).max().getAsInt();
        return Optional.of(matching.stream()
                .filter(route -> route.spelledOut() == closest)
                .map(Route::roles)
                .flatMap(Collection::stream)
                .collect(Collectors.toUnmodifiableSet()));
    }
}
