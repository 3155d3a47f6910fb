package io.baton.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * One request to an outside system. Paths and values are put together here, so that no value can leave its place.
 *
 * @param path behind the base URL, encoded
 * @param operationKey sent as {@code Idempotency-Key}, so that a system that knows the header does nothing twice
 * @param trouble looks into an answer that came with status 200 and says what is wrong with it, or null
 */
public record Call(
        String method,
        String path,
        @Nullable String contentType,
        @Nullable String body,
        @Nullable String operationKey,
        boolean absentAllowed,
        Function<Answer, @Nullable String> trouble) {

    private static final Function<Answer, @Nullable String> NO_TROUBLE = answer -> null;

    /** @param values for each <code>{}</code> in the path, in order */
    public static Call get(String path, String... values) {
        return new Call("GET", filled(path, values), null, null, null, false, NO_TROUBLE);
    }

    /** The same for any method that carries a JSON document. */
    public static Call send(String method, String json, String path, String... values) {
        return new Call(method, filled(path, values), "application/json", json, null, false, NO_TROUBLE);
    }

    public static Call form(Map<String, String> fields, String path) {
        var body = new LinkedHashMap<>(fields)
                .entrySet().stream()
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&"));
        return new Call("POST", filled(path), "application/x-www-form-urlencoded", body, null, false, NO_TROUBLE);
    }

    /** Status 404 is an answer too: there is no such thing. */
    public Call orAbsent() {
        return new Call(method, path, contentType, body, operationKey, true, trouble);
    }

    public Call once(String key) {
        return new Call(method, path, contentType, body, key, absentAllowed, trouble);
    }

    /** For systems that say "200 OK" and mean the opposite. */
    public Call unless(Function<Answer, @Nullable String> found) {
        return new Call(method, path, contentType, body, operationKey, absentAllowed, found);
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
