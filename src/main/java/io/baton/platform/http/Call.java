package io.baton.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One request to an outside system. Paths and values are put together here, so that no value can leave its place.
 *
 * @param path behind the base URL, encoded
 * @param operationKey sent as {@code Idempotency-Key}, so that a system that knows the header does nothing twice
 * @param headers more of them, by name; {@code Authorization} takes the place of the connector's
 * @param alsoGood statuses outside of 200 to 299 that are an answer too
 * @param emptyAllowed whether an answer may come without a document
 * @param trouble looks into an answer that came with status 200 and says what is wrong with it, or null
 */
public record Call(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable String body,
        @Nullable String operationKey,
        Map<String, String> headers,
        Set<Integer> alsoGood,
        boolean emptyAllowed,
        Function<Answer, @Nullable String> trouble) {

    private static final Function<Answer, @Nullable String> NO_TROUBLE = answer -> null;

    public Call {
        headers = Map.copyOf(headers);
        alsoGood = Set.copyOf(alsoGood);
    }

    /** @param values for each <code>{}</code> in the path, in order */
    public static Call get(String path, String... values) {
        return plain("GET", null, null, filled(path, values));
    }

    /** The same for any method that carries a JSON document. */
    public static Call send(String method, String json, String path, String... values) {
        return plain(method, "application/json", json, filled(path, values));
    }

    /** A request with no body but its path. */
    public static Call post(String path, String... values) {
        return plain("POST", null, null, filled(path, values));
    }

    public static Call form(Map<String, String> fields, String path, String... values) {
        var body = new LinkedHashMap<>(fields)
                .entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return plain("POST", "application/x-www-form-urlencoded", body, filled(path, values));
    }

    private static Call plain(String method, @Nullable String contentType, @Nullable String body, String path) {
        return new Call(method, path, contentType, body, null, Map.of(), Set.of(), false, NO_TROUBLE);
    }

    /** Status 404 is an answer too: there is no such thing. */
    public Call orAbsent() {
        return orStatus(404);
    }

    /** These statuses are an answer too. */
    public Call orStatus(Integer... statuses) {
        return new Call(
                method, path, contentType, body, operationKey, headers, Set.of(statuses), emptyAllowed, trouble);
    }

    /** The answer may be its status and headers alone, whatever else stands in it. */
    public Call orEmpty() {
        return new Call(method, path, contentType, body, operationKey, headers, alsoGood, true, trouble);
    }

    public Call once(String key) {
        return new Call(method, path, contentType, body, key, headers, alsoGood, emptyAllowed, trouble);
    }

    /** With one more header. */
    public Call header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Call(method, path, contentType, body, operationKey, more, alsoGood, emptyAllowed, trouble);
    }

    /** For systems that say "200 OK" and mean the opposite. */
    public Call unless(Function<Answer, @Nullable String> found) {
        return new Call(method, path, contentType, body, operationKey, headers, alsoGood, emptyAllowed, found);
    }

    /** Puts each value into its place; what begins with a question mark is a query. */
    public static String filled(String path, String... values) {
        var filled = new StringBuilder();
        var from = 0;
        for (var value : values) {
            var at = path.indexOf("{}", from);
            if (at < 0) {
                throw new IllegalArgumentException("No place for a value in " + path);
            }
            filled.append(path, from, at).append(segment(value));
            from = at + 2;
        }
        return filled.append(path.substring(from)).toString();
    }

    /** A value of dots would climb up the path instead of naming something. */
    private static String segment(String value) {
        if (value.isEmpty() || value.matches("\\.{1,2}")) {
            throw new IllegalArgumentException("'" + value + "' names nothing.");
        }
        return encoded(value);
    }

    private static String encoded(String value) {
        return UriUtils.encode(value, StandardCharsets.UTF_8);
    }
}
