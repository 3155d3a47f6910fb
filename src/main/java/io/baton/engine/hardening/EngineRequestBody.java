package io.baton.engine.hardening;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import io.baton.platform.Refusal;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * Reads a JSON body for the engine once before the engine does, without building anything from it: too deep, too large,
 * ambiguous or carrying an expression or a serialized object, and it goes no further.
 */
final class EngineRequestBody {

    private static final int DEEPEST = 64;
    private static final int LONGEST_TEXT = 256 * 1024;
    private static final int LONGEST_NUMBER = 100;
    private static final Set<String> CLOSED_TYPES = Set.of("object", "file", "bytes", "xml");

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(1000)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private EngineRequestBody() {}

    /**
     * @param storesFilter whether the body is a filter to be kept, which may use the short list of query expressions
     * @throws Refusal 400 or 422 with the reason
     */
    static void check(byte[] body, boolean storesFilter) {
        try (var parser = JSON.createParser(body)) {
            for (var token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.FIELD_NAME) {
                    checkProperty(parser, storesFilter);
                } else if (token == JsonToken.VALUE_STRING) {
                    parser.getText(); // reads it to its end, which is when its length is judged
                }
            }
        } catch (JsonProcessingException e) {
            throw Refusal.malformed(
                    "json-unreadable", "The body is not JSON that can be read: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw Refusal.malformed("json-unreadable", "The body is not JSON that can be read.");
        }
    }

    private static void checkProperty(JsonParser parser, boolean storesFilter) throws IOException {
        var name = parser.currentName();
        if (isExpression(name)) {
            parser.nextToken();
            var harmless = storesFilter
                    && parser.currentToken() == JsonToken.VALUE_STRING
                    && QueryExpressions.allow(parser.getText());
            if (!harmless) {
                throw expressionRefused(name);
            }
        } else if (name.equals("type")) {
            parser.nextToken();
            if (parser.currentToken() == JsonToken.VALUE_STRING
                    && CLOSED_TYPES.contains(parser.getText().toLowerCase(Locale.ROOT))) {
                throw typeRefused(parser.getText());
            }
        }
    }

    static boolean isExpression(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith("expression");
    }

    static Refusal expressionRefused(String name) {
        return Refusal.malformed(
                "query-expression-refused", "'" + name + "' is not accepted: queries carry values, not expressions.");
    }

    static Refusal typeRefused(String type) {
        return new Refusal(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "variable-type-refused",
                "Variables of type '" + type
                        + "' are not accepted. Use String, Boolean, Integer, Long, Double, Date or Json.",
                List.of(),
                Map.of());
    }
}
