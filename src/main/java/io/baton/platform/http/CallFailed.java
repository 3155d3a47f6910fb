package io.baton.platform.http;

import io.baton.platform.Refusal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * An outside system did not do what it was asked. Whoever has to repair it gets to know what failed in words, what was
 * asked and what came back; neither text holds a secret, and each ends after {@link MaskedText#LONGEST} characters.
 */
public class CallFailed extends RuntimeException {

    /** The rule that a problem document names when a person's request needs a system that does not answer. */
    public static final String RULE = "integration-failed";

    private static final long serialVersionUID = 1L;

    /** What is known of a request that failed. */
    public enum Fate {
        /** It never left, or the other side says that it did not look at it: it may be sent again. */
        NOT_SENT,
        /** The other side read it and said no: nothing was done. */
        REFUSED,
        /** It may have been done. */
        UNSURE
    }

    private final String adapter;
    private final String summary;
    private final @Nullable String request;
    private final @Nullable String response;
    private final Fate fate;

    /**
     * @param adapter id of the adapter as in {@code GET /api/integrations}, such as {@code asset}
     * @param summary what happened, as a sentence for people
     * @param request what was sent, or null when nothing was
     * @param response what came back, or null when nothing did
     */
    public CallFailed(String adapter, String summary, @Nullable String request, @Nullable String response) {
        this(adapter, summary, request, response, null);
    }

    public CallFailed(
            String adapter,
            String summary,
            @Nullable String request,
            @Nullable String response,
            @Nullable Throwable cause) {
        this(adapter, summary, request, response, cause, Fate.UNSURE);
    }

    CallFailed(
            String adapter,
            String summary,
            @Nullable String request,
            @Nullable String response,
            @Nullable Throwable cause,
            Fate fate) {
        super(adapter + ": " + MaskedText.of(summary), cause);
        this.adapter = adapter;
        this.summary = MaskedText.of(summary);
        this.request = request == null ? null : MaskedText.of(request);
        this.response = response == null ? null : MaskedText.of(response);
        this.fate = fate;
    }

    public Fate fate() {
        return fate;
    }

    /** For whoever waits for an answer: 502, and the person may try again later. */
    public Refusal asRefusal() {
        return new Refusal(HttpStatus.BAD_GATEWAY, RULE, summary, List.of(), Map.of("integration", adapter));
    }

    public String adapter() {
        return adapter;
    }

    public String summary() {
        return summary;
    }

    public Optional<String> request() {
        return Optional.ofNullable(request);
    }

    public Optional<String> response() {
        return Optional.ofNullable(response);
    }
}
