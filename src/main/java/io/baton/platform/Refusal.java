package io.baton.platform;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request the product declines: the status to answer, the rule that says so in kebab-case, and the remedy in words.
 * Every door (portal, API, Tasklist, engine REST) turns it into the same RFC 9457 problem document, never into a 500.
 */
public class Refusal extends RuntimeException {

    /** One field that is wrong, and what would be right. */
    public record FieldError(String field, String message) {}

    private final HttpStatus status;
    private final String rule;
    private final transient List<FieldError> errors;
    private final transient Map<String, Object> facts;

    public Refusal(HttpStatus status, String rule, String detail, List<FieldError> errors, Map<String, Object> facts) {
        super(detail, null, false, false);
        this.status = status;
        this.rule = rule;
        this.errors = List.copyOf(errors);
        this.facts = Map.copyOf(facts);
    }

    /** 400: the request cannot be read as what it claims to be. */
    public static Refusal malformed(String rule, String detail) {
        return new Refusal(HttpStatus.BAD_REQUEST, rule, detail, List.of(), Map.of());
    }

    /** 422: one field breaks a rule. */
    public static Refusal invalid(String field, String message) {
        return invalid(List.of(new FieldError(field, message)));
    }

    /** 422: one or more fields break a rule. */
    public static Refusal invalid(List<FieldError> errors) {
        return invalid("field-invalid", errors);
    }

    /** 422 under a named rule. */
    public static Refusal invalid(String rule, List<FieldError> errors) {
        var detail = String.join(
                " ", errors.stream().map(e -> e.field() + ": " + e.message()).toList());
        return new Refusal(HttpStatus.UNPROCESSABLE_ENTITY, rule, detail, errors, Map.of());
    }

    /** 404: not there, or not to be seen by whoever asks; the answer is the same on purpose. */
    public static Refusal notFound(String what) {
        return new Refusal(HttpStatus.NOT_FOUND, "not-found", what + " was not found.", List.of(), Map.of());
    }

    /** 409: the record is in a state that does not allow this. */
    public static Refusal conflict(String rule, String detail) {
        return new Refusal(HttpStatus.CONFLICT, rule, detail, List.of(), Map.of());
    }

    /** 403: whoever asks has no right to do this. */
    public static Refusal forbidden(String rule, String detail) {
        return new Refusal(HttpStatus.FORBIDDEN, rule, detail, List.of(), Map.of());
    }

    /** 412: somebody else changed the record since it was read. */
    public static Refusal stale(String what) {
        return new Refusal(
                HttpStatus.PRECONDITION_FAILED,
                "stale-edit",
                what + " was changed by somebody else. Read it again and repeat the edit with its new ETag.",
                List.of(),
                Map.of());
    }

    /** The same refusal with one more machine-readable fact in its problem document. */
    public Refusal with(String name, Object value) {
        var more = new java.util.HashMap<>(facts);
        more.put(name, value);
        return new Refusal(status, rule, String.valueOf(getMessage()), errors, more);
    }

    public HttpStatus status() {
        return status;
    }

    public String rule() {
        return rule;
    }

    public List<FieldError> errors() {
        return errors;
    }

    public Map<String, Object> facts() {
        return facts;
    }

    /** The refusal in the causes of {@code thrown}, if there is one. */
    public static @Nullable Refusal in(@Nullable Throwable thrown) {
        for (var t = thrown; t != null; t = t.getCause()) {
            if (t instanceof Refusal refusal) {
                return refusal;
            }
        }
        return null;
    }
}
