package io.baton;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Calls the server's API as one of the demo people. */
@TestComponent
public class Api {

    private final TestRestTemplate http;

    Api(TestRestTemplate http) {
        this.http = http;
    }

    public ResponseEntity<Map<String, Object>> get(String person, String path) {
        return exchange(person, HttpMethod.GET, path, null, Map.of());
    }

    public ResponseEntity<Map<String, Object>> post(String person, String path, @Nullable Object body) {
        return exchange(person, HttpMethod.POST, path, body, Map.of());
    }

    /** @param body an object for JSON, or a text sent as it is */
    public ResponseEntity<Map<String, Object>> exchange(
            String person, HttpMethod method, String path, @Nullable Object body, Map<String, String> headers) {
        return http.exchange(
                path,
                method,
                entity(person, body, headers),
                new org.springframework.core.ParameterizedTypeReference<>() {});
    }

    /** For answers that are lists of objects. */
    public List<Map<String, Object>> list(String person, String path) {
        var answer = http.exchange(
                path,
                HttpMethod.GET,
                entity(person, null, Map.of()),
                new org.springframework.core.ParameterizedTypeReference<List<Map<String, Object>>>() {});
        return java.util.Objects.requireNonNull(answer.getBody(), "no list");
    }

    /** For answers that are lists or no JSON at all. */
    public ResponseEntity<String> text(String person, HttpMethod method, String path, @Nullable Object body) {
        return http.exchange(path, method, entity(person, body, Map.of()), String.class);
    }

    public ResponseEntity<String> anonymous(HttpMethod method, String path, @Nullable Object body) {
        return http.exchange(path, method, new HttpEntity<>(body, json()), String.class);
    }

    private static HttpEntity<Object> entity(String person, @Nullable Object body, Map<String, String> headers) {
        var all = json();
        all.setBasicAuth(person, "demo");
        headers.forEach(all::set);
        return new HttpEntity<>(body, all);
    }

    private static HttpHeaders json() {
        var headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        return headers;
    }
}
