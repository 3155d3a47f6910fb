package io.baton.engine.hardening;

import java.util.Locale;
import java.util.Optional;

/**
 * What a request to one of the engine's REST roots asks for, whichever of their spellings it uses. Three roots lead to
 * the same resources: {@code /engine-rest}, {@code /engine-rest/engine/default} and the web applications' own copy.
 *
 * @param door {@code rest} for API clients, {@code apps} for the web applications' copy, {@code webapp} for what the web
 *     applications have of their own
 * @param path without leading or trailing slash
 */
record EngineAddress(String door, String path) {

    private static final String REST = "/engine-rest";
    private static final String API = "/camunda/api";
    private static final String COPY = API + "/engine";
    private static final String NAMED = "engine/default/";

    /** Empty when the address is not one of the engine's, or written in a way that two readers could understand differently. */
    static Optional<EngineAddress> of(String uri) {
        if (isAmbiguous(uri)) {
            return Optional.empty();
        }
        if (isBelow(uri, REST)) {
            return Optional.of(new EngineAddress("rest", resource(uri.substring(REST.length()))));
        }
        if (isBelow(uri, COPY)) {
            return copy(trimmed(uri.substring(COPY.length())));
        }
        return isBelow(uri, API)
                ? Optional.of(new EngineAddress("webapp", trimmed(uri.substring(API.length()))))
                : Optional.empty();
    }

    private static Optional<EngineAddress> copy(String path) {
        return path.equals("engine") || path.startsWith(NAMED)
                ? Optional.of(new EngineAddress("apps", resource(path)))
                : Optional.empty();
    }

    private static boolean isBelow(String uri, String root) {
        return uri.equals(root) || uri.startsWith(root + "/");
    }

    private static boolean isAmbiguous(String uri) {
        var lower = uri.toLowerCase(Locale.ROOT);
        return uri.contains(";")
                || uri.contains("//")
                || uri.contains("\\")
                || uri.contains("/../")
                || uri.contains("/./")
                || uri.endsWith("/..")
                || uri.endsWith("/.")
                || lower.contains("%2f")
                || lower.contains("%5c")
                || lower.contains("%3b")
                || lower.contains("%25")
                || lower.contains("%00")
                || lower.contains("%2e");
    }

    private static String resource(String rest) {
        var path = trimmed(rest);
        return path.startsWith(NAMED) ? path.substring(NAMED.length()) : path;
    }

    private static String trimmed(String path) {
        var from = path.startsWith("/") ? 1 : 0;
        var to = path.length() > from && path.endsWith("/") ? path.length() - 1 : path.length();
        return path.substring(from, to);
    }
}
