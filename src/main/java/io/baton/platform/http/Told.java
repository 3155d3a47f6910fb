package io.baton.platform.http;

import java.net.URI;

/** Requests and answers as a person reads them; secrets are masked by {@link CallFailed}. */
final class Told {

    private static final int LONGEST_KEY = 200;

    private Told() {}

    static URI target(Connector connector, Call call) {
        var base = String.valueOf(connector.settings().baseUrl());
        return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + call.path());
    }

    static String request(Connector connector, Call call) {
        var text = new StringBuilder(call.method() + " " + target(connector, call) + "\n");
        if (connector.authorization() != null) {
            text.append("Authorization: ***\n");
        }
        if (call.operationKey() != null) {
            text.append("Idempotency-Key: ")
                    .append(headerSafe(call.operationKey()))
                    .append('\n');
        }
        if (call.body() != null) {
            text.append("Content-Type: ")
                    .append(call.contentType())
                    .append("\n\n")
                    .append(call.body());
        }
        return text.toString().stripTrailing();
    }

    static String response(Exchange.Raw raw) {
        var text = new StringBuilder("Status " + raw.status() + "\n");
        if (raw.contentType() != null) {
            text.append("Content-Type: ").append(raw.contentType()).append('\n');
        }
        if (raw.location() != null) {
            text.append("Location: ").append(raw.location()).append('\n');
        }
        if (raw.retryAfter() != null) {
            text.append("Retry-After: ").append(raw.retryAfter()).append('\n');
        }
        return text.append('\n').append(raw.body()).toString().stripTrailing();
    }

    /** Keys are made of ids; whatever else slips in must not start a header of its own. */
    static String headerSafe(String key) {
        var safe = key.replaceAll("[^\\x21-\\x7e]", "-");
        return safe.length() <= LONGEST_KEY ? safe : safe.substring(0, LONGEST_KEY);
    }
}
