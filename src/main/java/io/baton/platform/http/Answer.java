package io.baton.platform.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an outside system answered, read to the end and found to be JSON.
 *
 * @param status 200 to 299, or another one where that is an answer
 * @param json the document; missing when there was no body and none was needed
 * @param location where the thing is that was made, as the header {@code Location} says
 * @param cookies what the header {@code Set-Cookie} asks to send back, without attributes
 */
public record Answer(
        int status,
        JsonNode json,
        @Nullable String location,
        @Nullable String cookies) {

    Answer(int status, JsonNode json) {
        this(status, json, null, null);
    }

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(64)
                            .maxStringLength(256 * 1024)
                            .maxNumberLength(100)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The answer is not the document it should be; the message says what it is instead. */
    static class Unreadable extends Exception {

        private static final long serialVersionUID = 1L;

        Unreadable(String words) {
            super(words);
        }
    }

    static Answer read(int status, @Nullable String contentType, String body) throws Unreadable {
        if (status == 204 || status == 205) {
            return new Answer(status, MissingNode.getInstance());
        }
        var type = contentType == null ? "" : contentType.toLowerCase(Locale.ROOT);
        if (body.isBlank()) {
            throw new Unreadable("answered with nothing where data was expected");
        }
        if (type.contains("html") || body.stripLeading().startsWith("<")) {
            throw new Unreadable("answered with a web page instead of data; it may be a sign-in page, so look at the"
                    + " address and the credentials");
        }
        if (!type.isEmpty() && !type.contains("json")) {
            throw new Unreadable("answered with '" + MaskedText.of(type) + "' instead of JSON");
        }
        try {
            var json = MAPPER.readTree(body);
            if (!json.isContainerNode()) {
                throw new Unreadable("answered with a bare value instead of a JSON document");
            }
            return new Answer(status, json);
        } catch (JsonProcessingException e) {
            throw new Unreadable("answered with JSON that cannot be read: it is cut off, wrong or too deeply nested");
        }
    }

    /** Where a field is in the documents of a system of no known make: as the settings say, else at its own name. */
    public static String place(Map<String, String> places, String field) {
        return places.getOrDefault(field, "/" + field);
    }

    public boolean isAbsent() {
        return status == 404;
    }

    /** The text at a JSON pointer, also of a number; empty where there is nothing, null or an empty text. */
    public static Optional<String> text(JsonNode node, String pointer) {
        var found = node.at(pointer);
        return found.isValueNode() && !found.isNull() && !found.asText().isBlank()
                ? Optional.of(found.asText().strip())
                : Optional.empty();
    }

    /** The whole number at a JSON pointer, also when it comes as a text. */
    public static Optional<Long> number(JsonNode node, String pointer) {
        return text(node, pointer).filter(value -> value.matches("-?\\d{1,18}")).map(Long::valueOf);
    }
}
