package io.baton.audit.proof;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.erdtman.jcs.JsonCanonicalizer;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form of RFC 8785, so that equal content has equal bytes. Values without a JSON form become text, and
 * so do whole numbers beyond 2^53, which other readers would round.
 */
public final class CanonicalJson {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long EXACT = 1L << 53;

    private CanonicalJson() {}

    public static String of(Map<String, ?> content) {
        try {
            return new JsonCanonicalizer(JSON.writeValueAsBytes(plain(content))).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if the text is not a JSON object */
    public static Map<String, Object> read(String text) {
        try {
            return JSON.readValue(text, new TypeReference<LinkedHashMap<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a JSON object", e);
        }
    }

    /** Text without the characters that databases and hashes disagree on, cut to a length. */
    public static String clean(String text, int longest) {
        var kept = new StringBuilder(Math.min(text.length(), longest));
        for (int i = 0; i < text.length() && kept.length() < longest; i++) {
            var c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                if (kept.length() + 2 > longest) {
                    break;
                }
                kept.append(c).append(text.charAt(++i));
            } else {
                kept.append(c == 0 || Character.isSurrogate(c) ? '\uFFFD' : c);
            }
        }
        return kept.toString();
    }

    private static @Nullable Object plain(@Nullable Object value) {
        if (value == null || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Map<?, ?> map) {
            var plain = new LinkedHashMap<String, Object>();
            map.forEach((name, member) -> plain.put(clean(String.valueOf(name), 200), plain(member)));
            return plain;
        }
        if (value instanceof Iterable<?> items) {
            List<@Nullable Object> plain = new ArrayList<>();
            items.forEach(item -> plain.add(plain(item)));
            return plain;
        }
        if (value instanceof Object[] items) {
            return plain(Arrays.asList(items));
        }
        return isExactNumber(value) ? value : clean(value.toString(), Integer.MAX_VALUE);
    }

    private static boolean isExactNumber(Object value) {
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return true;
        }
        if (value instanceof Long number) {
            return Math.abs(number) <= EXACT;
        }
        return value instanceof Double number && Double.isFinite(number);
    }
}
