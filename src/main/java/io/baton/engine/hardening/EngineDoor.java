package io.baton.engine.hardening;

import io.baton.people.Role;
import io.baton.platform.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Decides who and what may go on to the engine's REST resources. */
class EngineDoor {

    private static final int LARGEST_BODY = 1024 * 1024;
    private static final int LARGEST_DEPLOYMENT = 5 * 1024 * 1024;
    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH");
    /** What the engine gives out at once; asked for more, or for everything, it refuses. */
    private static final int LONGEST_LIST = 2000;

    private static final String DEPLOY = "deployment/create";
    private static final Pattern SERVES_DATA =
            Pattern.compile("deployment/[^/]+/resources/[^/]+/data|[a-z-]+/([^/]+/)+(diagram|rendered-form)");

    private final EngineRoutes routes;

    EngineDoor(EngineRoutes routes) {
        this.routes = routes;
    }

    /**
     * The request with its body read and found harmless.
     *
     * @throws Refusal 400 to 422 when it goes no further
     */
    HttpServletRequest admit(HttpServletRequest request) throws IOException {
        var address = EngineAddress.of(request.getRequestURI())
                .orElseThrow(() -> Refusal.malformed("address-ambiguous", "This address is not one of the engine's."));
        checkRole(address, request.getMethod());
        refuseExpressions(request);
        return WITH_BODY.contains(request.getMethod())
                ? admitBody(address, request)
                : new BufferedRequest(request, new byte[0], bounded(request.getQueryString()));
    }

    /** Clients that name no limit get the longest list there is. */
    private static String bounded(@Nullable String query) {
        var limit = "maxResults=" + LONGEST_LIST;
        if (query == null || query.isEmpty()) {
            return limit;
        }
        return query.contains("maxResults=") ? query : query + "&" + limit;
    }

    private void checkRole(EngineAddress address, String method) {
        var roles = routes.rolesFor(address, method)
                .orElseThrow(() -> Refusal.forbidden("engine-route-closed", "This route of the engine is not open."));
        var held = rolesOfCaller();
        if (held.stream().noneMatch(roles::contains)) {
            throw Refusal.forbidden("engine-route-closed", "This route of the engine is not open to you.");
        }
    }

    private static Set<String> rolesOfCaller() {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        if (caller == null || caller instanceof AnonymousAuthenticationToken || !caller.isAuthenticated()) {
            throw new Refusal(HttpStatus.UNAUTHORIZED, "sign-in-required", "Sign in first.", List.of(), Map.of());
        }
        return caller.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void refuseExpressions(HttpServletRequest request) {
        var query = request.getQueryString();
        if (query == null) {
            return;
        }
        for (var parameter : query.split("&")) {
            var name = decoded(parameter.split("=", 2)[0]);
            if (EngineRequestBody.isExpression(name)) {
                throw EngineRequestBody.expressionRefused(name);
            }
        }
    }

    private static String decoded(String name) {
        try {
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.malformed("address-ambiguous", "The query part of the address is not encoded properly.");
        }
    }

    private static HttpServletRequest admitBody(EngineAddress address, HttpServletRequest request) throws IOException {
        var deploys = address.path().equals(DEPLOY);
        if (deploys || request.getContentType() != null || request.getContentLengthLong() > 0) {
            require(
                    type(request.getContentType()),
                    deploys ? MediaType.MULTIPART_FORM_DATA : MediaType.APPLICATION_JSON);
        }
        var largest = deploys ? LARGEST_DEPLOYMENT : LARGEST_BODY;
        var body = request.getInputStream().readNBytes(largest + 1);
        if (body.length > largest) {
            throw new Refusal(
                    HttpStatus.PAYLOAD_TOO_LARGE,
                    "too-large",
                    "The body is larger than " + largest / 1024 / 1024 + " MB.",
                    List.of(),
                    Map.of());
        }
        if (!deploys && body.length > 0) {
            EngineRequestBody.check(
                    body,
                    address.path().startsWith("filter/") && !address.path().matches("filter/[^/]+/.*"));
        }
        if (rolesOfCaller().contains(Role.ROBOT)) {
            RobotRequest.check(
                    address.path(),
                    body,
                    SecurityContextHolder.getContext().getAuthentication().getName());
        }
        return new BufferedRequest(request, body, bounded(request.getQueryString()));
    }

    private static void require(@Nullable MediaType given, MediaType expected) {
        var fits = given != null
                && (expected.includes(given) || (expected.getSubtype().equals("json") && isHalJson(given)));
        if (!fits) {
            throw new Refusal(
                    HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                    "content-type-refused",
                    "The body must be " + expected + ".",
                    List.of(),
                    Map.of());
        }
    }

    private static boolean isHalJson(MediaType type) {
        return type.getType().equals("application") && type.getSubtype().equals("hal+json");
    }

    private static @Nullable MediaType type(@Nullable String header) {
        try {
            return header == null ? null : MediaType.parseMediaType(header);
        } catch (InvalidMediaTypeException e) {
            return null;
        }
    }

    /** What somebody deployed is shown to nobody as a page of this server. */
    void markAsData(HttpServletRequest request, HttpServletResponse response) {
        var address = EngineAddress.of(request.getRequestURI());
        if (address.isPresent() && SERVES_DATA.matcher(address.get().path()).matches()) {
            response.setHeader("Content-Disposition", "attachment");
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader("X-Content-Type-Options", "nosniff");
        }
    }
}
