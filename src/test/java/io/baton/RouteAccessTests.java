package io.baton;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.baton.people.AnyPerson;
import io.baton.people.Role;
import io.baton.people.RoleBook;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.endpoint.web.WebEndpointsSupplier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpMethod;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every route of the server stands in {@code access/routes.csv} with the roles that may call it, and is called here by
 * each role and by nobody. The engine's own REST resources have a list of their own, behind the doors of the engine
 * module; here it is made sure that no other servlet serves anything.
 */
@BatonTest
@Capability({"C7.2", "W4.2"})
class RouteAccessTests {

    private static final String LIST = "src/main/resources/access/routes.csv";
    private static final String ANYONE = "anyone";
    private static final String SIGNED_IN = "signed-in";
    private static final String PEOPLE = "people";

    @LocalServerPort
    int port;

    @Autowired
    Api api;

    @Autowired
    WebApplicationContext context;

    @Autowired
    RoleBook roles;

    @Autowired
    WebEndpointsSupplier endpoints;

    record Route(String method, String path) {

        @Override
        public String toString() {
            return method + "," + path;
        }

        boolean isChange() {
            return !Set.of("GET", "HEAD", "OPTIONS").contains(method);
        }
    }

    @Test
    void everyRouteIsListedWithItsRoles() throws IOException {
        var found = new TreeMap<String, String>();
        mapped().forEach((route, handler) -> found.put(route.toString(), rolesOf(handler)));
        endpoints
                .getEndpoints()
                .forEach(endpoint -> endpoint.getOperations()
                        .forEach(operation -> found.put(
                                operation.getRequestPredicate().getHttpMethod() + ",management:/actuator/"
                                        + operation.getRequestPredicate().getPath(),
                                ANYONE)));
        var listed = new TreeMap<String, String>();
        listed().forEach((route, who) -> listed.put(route.toString(), who));

        assertThat(difference(found, listed)).as("lines to add to " + LIST).isEmpty();
        assertThat(difference(listed, found)).as("lines to remove from " + LIST).isEmpty();
    }

    @Test
    void noOtherServletServesAnything() {
        var paths = new TreeSet<String>();
        context.getServletContext()
                .getServletRegistrations()
                .values()
                .forEach(servlet -> paths.addAll(servlet.getMappings()));

        assertThat(paths)
                .containsExactlyInAnyOrder(
                        "/",
                        "/engine-rest/*",
                        "/camunda/api/admin/*",
                        "/camunda/api/cockpit/*",
                        "/camunda/api/engine/*",
                        "/camunda/api/tasklist/*",
                        "/camunda/api/welcome/*");
    }

    @Test
    void auditorsAndMachinesHaveNoWriteRightTheyDoNotNeed() throws IOException {
        listed().forEach((route, who) -> {
            if (route.isChange()) {
                assertThat(Set.of(who.split(" "))).as(route.toString()).doesNotContain(Role.AUDITOR, PEOPLE);
            }
        });
    }

    @Test
    void eachRouteAnswersEachRoleAndNobodyAsListed() throws IOException {
        var wrong = new ArrayList<String>();
        var listed = listed();
        for (var caller : callers()) {
            listed.forEach((route, who) -> {
                if (caller.reaches(route)
                        && !route.path().startsWith("management:")
                        && !route.path().equals("/error")) {
                    var refused = caller.isRefused(route);
                    if (refused == isMeant(caller.role(), who)) {
                        wrong.add(caller.role() + " at " + route + ": " + (refused ? "refused" : "let in")
                                + ", but the list says '" + who + "'");
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    /** Somebody with exactly one role, or nobody. */
    private record Caller(String role, Browser browser, String header, String value) {

        private static final Set<Integer> NOT_LET_IN = Set.of(401, 403);
        private static final Set<String> BY_ROLE = Set.of("not-allowed", "token-by-token");

        /** Machines have no session, so they reach the API only. */
        boolean reaches(Route route) {
            return header.equals("X-CSRF-TOKEN") || route.path().startsWith("/api/");
        }

        boolean isRefused(Route route) {
            var method = route.method().equals("ANY") ? "GET" : route.method();
            var path = route.path().replaceAll("\\{[^/]+}", "none");
            var answer = browser.call(method, path, "application/json", "{}", header, value);
            if (answer.statusCode() == 415) {
                answer = browser.call(method, path, "multipart/form-data; boundary=x", "--x--\r\n", header, value);
            }
            var toSignIn = answer.statusCode() == 302
                    && answer.headers().firstValue("Location").orElse("").endsWith("/login");
            // Who has the role may still be refused by a rule about the record; that is another rule's name.
            var body = answer.body();
            var byRole = answer.statusCode() == 401
                    || !body.contains("\"rule\"")
                    || BY_ROLE.stream().anyMatch(rule -> body.contains("\"rule\":\"" + rule + "\""));
            return toSignIn || (NOT_LET_IN.contains(answer.statusCode()) && byRole);
        }
    }

    private List<Caller> callers() {
        var callers = new ArrayList<Caller>();
        callers.add(new Caller("nobody", new Browser(port), "X-CSRF-TOKEN", "none"));
        for (var role : roles.roles()) {
            callers.add(role.isForMachines() ? machine(role.id()) : person(role.id()));
        }
        return callers;
    }

    private Caller person(String role) {
        var id = "walk-" + UUID.randomUUID().toString().substring(0, 8);
        var password = "correct-horse-battery";
        api.post(
                "admin",
                "/api/people",
                Map.of(
                        "id",
                        id,
                        "name",
                        role,
                        "email",
                        id + "@demo.example",
                        "vip",
                        false,
                        "tier",
                        0,
                        "password",
                        password));
        api.exchange("admin", HttpMethod.PUT, "/api/people/" + id + "/roles", Map.of("names", Set.of(role)), Map.of());
        var browser = Browser.signedIn(port, id, password);
        var token = browser.open("/api/me/csrf").body().replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
        return new Caller(role, browser, "X-CSRF-TOKEN", token);
    }

    private Caller machine(String role) {
        var id = "svc-" + UUID.randomUUID().toString().substring(0, 8);
        api.post("admin", "/api/people/services", Map.of("id", id, "name", role, "role", role));
        var body = Map.of("owner", id, "name", "walk", "scopes", List.of("*:read", "*:write"), "expiresInDays", 1);
        var token = api.post("admin", "/api/tokens", body).getBody().get("secret");
        return new Caller(role, new Browser(port), "Authorization", "Bearer " + token);
    }

    private boolean isMeant(String role, String who) {
        var names = Set.of(who.split(" "));
        return names.contains(ANYONE)
                || names.contains(role)
                || (names.contains(SIGNED_IN) && !role.equals("nobody"))
                || (names.contains(PEOPLE)
                        && roles.role(role).filter(r -> !r.isForMachines()).isPresent());
    }

    private Map<Route, HandlerMethod> mapped() {
        var mapped = new LinkedHashMap<Route, HandlerMethod>();
        context.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .forEach((mapping, handler) -> routes(mapping).forEach(route -> mapped.put(route, handler)));
        return mapped;
    }

    private static Set<Route> routes(RequestMappingInfo mapping) {
        var routes = new LinkedHashSet<Route>();
        var methods = mapping.getMethodsCondition().getMethods();
        for (var path : mapping.getPatternValues()) {
            if (methods.isEmpty()) {
                routes.add(new Route("ANY", path));
            }
            methods.forEach(method -> routes.add(new Route(method.name(), path)));
        }
        return routes;
    }

    private static String rolesOf(HandlerMethod handler) {
        if (has(handler, PermitAll.class)) {
            return ANYONE;
        }
        if (has(handler, AnyPerson.class)) {
            return PEOPLE;
        }
        var allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RolesAllowed.class);
        if (allowed == null) {
            allowed = AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RolesAllowed.class);
        }
        return allowed == null
                ? SIGNED_IN
                : Set.of(allowed.value()).stream().sorted().collect(joining(" "));
    }

    private static boolean has(HandlerMethod handler, Class<? extends java.lang.annotation.Annotation> annotation) {
        return AnnotatedElementUtils.hasAnnotation(handler.getMethod(), annotation)
                || (!AnnotatedElementUtils.hasAnnotation(handler.getMethod(), RolesAllowed.class)
                        && AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), annotation));
    }

    private static Map<Route, String> listed() throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setCommentMarker('#')
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        var listed = new LinkedHashMap<Route, String>();
        try (InputStream in = new ClassPathResource("access/routes.csv").getInputStream();
                Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8);
                var rows = format.parse(reader)) {
            rows.forEach(row -> listed.put(new Route(row.get("method"), row.get("path")), row.get("roles")));
        }
        return listed;
    }

    private static List<String> difference(Map<String, String> some, Map<String, String> others) {
        return some.entrySet().stream()
                .filter(entry -> !entry.getValue().equals(others.get(entry.getKey())))
                .map(entry -> entry.getKey() + "," + entry.getValue())
                .toList();
    }
}
