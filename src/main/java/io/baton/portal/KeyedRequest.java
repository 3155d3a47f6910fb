package io.baton.portal;

import io.baton.platform.Idempotency;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/** A form that was sent, with the key it carries as API clients send theirs. */
class KeyedRequest extends HttpServletRequestWrapper {

    private final String key;

    KeyedRequest(HttpServletRequest request, String key) {
        super(request);
        this.key = key;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return Idempotency.HEADER.equalsIgnoreCase(name) ? key : super.getHeader(name);
    }
}
