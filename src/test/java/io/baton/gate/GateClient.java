package io.baton.gate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.Api;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** A pipeline with a token, as it calls the gate. */
final class GateClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final int port;
    private final String authorization;

    GateClient(int port, String authorization) {
        this.port = port;
        this.authorization = authorization;
    }

    /** A new pipeline that may do everything everywhere, with a token. */
    static GateClient pipeline(int port, Api api) {
        var id = newId();
        api.post(
                "admin",
                "/api/gate/v1/pipelines",
                Map.of(
                        "id",
                        id,
                        "name",
                        id,
                        "scopes",
                        List.of(Map.of(
                                "service", "*", "environment", "*", "verbs", List.of("CHECK", "GRANT", "REPORT")))));
        return withToken(port, api, id);
    }

    /** A new service account of a role, with a token; the gate knows nothing of it. */
    static GateClient machine(int port, Api api, String role) {
        var id = newId();
        api.post("admin", "/api/people/services", Map.of("id", id, "name", id, "role", role));
        return withToken(port, api, id);
    }

    static GateClient ofToken(int port, String token) {
        return new GateClient(port, "Bearer " + token);
    }

    private static String newId() {
        return "ci-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private static GateClient withToken(int port, Api api, String id) {
        var body = Map.of(
                "owner",
                id,
                "name",
                "gate",
                "scopes",
                List.of("gate:read", "gate:write", "changes:read", "changes:write"),
                "expiresInDays",
                1);
        return new GateClient(
                port,
                "Bearer " + api.post("admin", "/api/tokens", body).getBody().get("secret"));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    CompletableFuture<HttpResponse<String>> soon(String path, String... headers) {
        return HTTP.sendAsync(request(path, headers).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, Object body, String... headers) {
        return sendBody("POST", path, body, headers);
    }

    /** Calls any route of the server, beside those of the gate. */
    HttpResponse<String> call(String method, String path, Object body) {
        return sendBody(method, path, body);
    }

    HttpResponse<String> put(String path, Object body, String... headers) {
        return sendBody("PUT", path, body, headers);
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new AssertionError("No JSON: " + answer.body(), e);
        }
    }

    private HttpResponse<String> sendBody(String method, String path, Object body, String... headers) {
        try {
            var text = body instanceof String sent ? sent : JSON.writeValueAsString(body);
            var request = request(path, headers);
            if (List.of(headers).indexOf("Content-Type") < 0) {
                request.header("Content-Type", "application/json");
            }
            return send(request.method(method, BodyPublishers.ofString(text)));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(
                        "http://localhost:" + port + (path.startsWith("/api/") ? "" : "/api/gate/v1") + path))
                .timeout(Duration.ofMinutes(2));
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return headers.length == 0 ? request : request.headers(headers);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
