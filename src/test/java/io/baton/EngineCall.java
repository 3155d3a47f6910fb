package io.baton;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Calls the engine's REST resources as an attacker would: any bytes, any header, by credentials or by a browser session. */
public final class EngineCall {

    /** The copy of the REST resources that the web applications use. */
    public static final String COPY = "/camunda/api/engine/engine/default";

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");

    private final String base;
    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String person;
    private final boolean inBrowser;
    private final Map<String, String> extraHeaders = new HashMap<>();
    private boolean sendsToken = true;

    private EngineCall(int port, String person, boolean inBrowser) {
        this.base = "http://localhost:" + port;
        this.person = person;
        this.inBrowser = inBrowser;
    }

    /** With name and password on each request, as an API client. */
    public static EngineCall asClient(int port, String person) {
        return new EngineCall(port, person, false);
    }

    public static EngineCall anonymously(int port) {
        return new EngineCall(port, "", false);
    }

    /** With a session, as Tasklist and Cockpit have it. */
    public static EngineCall inBrowser(int port, String person) {
        var call = new EngineCall(port, person, true);
        call.signIn();
        return call;
    }

    /** As a page of another site would call: with the cookies, without what only our own pages can read. */
    public EngineCall withoutToken() {
        sendsToken = false;
        return this;
    }

    public EngineCall with(String header, String value) {
        extraHeaders.put(header, value);
        return this;
    }

    private void signIn() {
        var form = TOKEN.matcher(send("GET", "/login", null, null).body());
        var token = form.find() ? "&_csrf=" + form.group(1) : "";
        send(
                "POST",
                "/login",
                "application/x-www-form-urlencoded",
                ("username=" + person + "&password=demo" + token).getBytes(StandardCharsets.UTF_8));
        send("GET", "/camunda/app/welcome/default/", null, null);
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    public HttpResponse<String> send(String method, String path, String type, byte[] body) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        extraHeaders.forEach(request::setHeader);
        if (inBrowser && sendsToken) {
            cookies.getCookieStore().getCookies().stream()
                    .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                    .forEach(cookie -> request.setHeader("X-XSRF-TOKEN", cookie.getValue()));
        } else if (!inBrowser && !person.isEmpty()) {
            var credentials = Base64.getEncoder().encodeToString((person + ":demo").getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
