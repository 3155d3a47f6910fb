package io.baton.platform;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes a request safe to repeat: the first one with an {@code Idempotency-Key} does the work, each repeat gets the same
 * answer. Key and answer are stored in the transaction of the work itself, so one is never there without the other.
 * A refused request stores nothing and may be repeated with the same key. Keys are kept for seven days.
 */
@Component
public class Idempotency {

    /** Name of the request header. */
    public static final String HEADER = "Idempotency-Key";

    private static final String REPLAYED = "Idempotency-Replayed";
    private static final int LONGEST_KEY = 255;

    private final IdempotentRequests requests;
    private final TransactionTemplate transaction;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    Idempotency(IdempotentRequests requests, PlatformTransactionManager transactions) {
        this.requests = requests;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Whether the client asked for an idempotent answer. */
    public static boolean isAskedFor(HttpServletRequest request) {
        return request.getHeader(HEADER) != null;
    }

    /**
     * Does the work once per key. Without a key it simply does it.
     *
     * @param body what the client sent, as read from the request
     * @param type the body of the answer; an old answer is read back as this
     * @throws Refusal 400 for a malformed key, 422 for a key that came with another body, 409 while the first is running
     */
    public <T> ResponseEntity<T> once(
            HttpServletRequest request, Object body, Class<T> type, Supplier<ResponseEntity<T>> work) {
        var key = request.getHeader(HEADER);
        if (key == null) {
            return work.get();
        }
        var row = requests.row(principal(request), request.getMethod(), request.getRequestURI(), checked(key), body);
        var stored = requests.find(row);
        if (stored != null) {
            return replay(stored, row, type);
        }
        if (!running.add(row.id())) {
            throw stillRunning();
        }
        try {
            return first(row, type, work);
        } finally {
            running.remove(row.id());
        }
    }

    private <T> ResponseEntity<T> first(IdempotentRequests.Row row, Class<T> type, Supplier<ResponseEntity<T>> work) {
        try {
            return Objects.requireNonNull(transaction.execute(status -> {
                requests.claim(row);
                var answer = work.get();
                requests.complete(row, answer);
                return answer;
            }));
        } catch (IdempotentRequests.Taken e) {
            // another node was faster; its transaction is over by now, or our insert would still wait for it
            var stored = requests.find(row);
            if (stored == null) {
                throw stillRunning();
            }
            return replay(stored, row, type);
        }
    }

    private <T> ResponseEntity<T> replay(IdempotentRequests.Answer stored, IdempotentRequests.Row row, Class<T> type) {
        if (!stored.fingerprint().equals(row.fingerprint())) {
            throw new Refusal(
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    "idempotency-key-reused",
                    "This Idempotency-Key was used with another body. Use a new key for a new request.",
                    List.of(new Refusal.FieldError(HEADER, "was used with another body.")),
                    Map.of());
        }
        return ResponseEntity.status(stored.status())
                .headers(headers -> stored.headers().forEach(headers::set))
                .header(REPLAYED, "true")
                .body(requests.read(stored.body(), type));
    }

    private static Refusal stillRunning() {
        return Refusal.conflict(
                "idempotency-key-in-use",
                "The first request with this Idempotency-Key is still running. Ask again soon.");
    }

    private static String principal(HttpServletRequest request) {
        var principal = request.getUserPrincipal();
        return principal == null ? "" : principal.getName();
    }

    private static String checked(String key) {
        if (key.isBlank() || key.length() > LONGEST_KEY || !key.chars().allMatch(c -> c > 31 && c < 127)) {
            throw Refusal.malformed(
                    "idempotency-key-malformed",
                    HEADER + " must be 1 to 255 visible ASCII characters, such as a UUID.");
        }
        return key;
    }
}
