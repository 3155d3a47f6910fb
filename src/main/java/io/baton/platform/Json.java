package io.baton.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** JSON documents in columns and process variables: plain maps and lists, no class names. */
@Component
public class Json {

    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};
    private static final TypeReference<List<Map<String, Object>>> ROWS = new TypeReference<>() {};

    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

    private final ObjectMapper mapper;

    public Json(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    public String write(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot be written as JSON", e);
        }
    }

    public Map<String, Object> readMap(String text) {
        try {
            return mapper.readValue(text, MAP);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON object", e);
        }
    }

    /** A document that this product wrote itself, as the record it was. */
    public <T> T read(String text, Class<T> type) {
        try {
            return mapper.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a " + type.getSimpleName(), e);
        }
    }

    public List<Map<String, Object>> readRows(String text) {
        try {
            return mapper.readValue(text, ROWS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON list of objects", e);
        }
    }

    public List<String> readTexts(String text) {
        try {
            return mapper.readValue(text, TEXTS);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not a JSON list of texts", e);
        }
    }
}
