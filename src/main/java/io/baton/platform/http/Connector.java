package io.baton.platform.http;

import io.baton.platform.http.IntegrationStatus.Circuit;
import io.baton.platform.http.IntegrationStatus.Health;
import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The way to one outside system, with its own threads, connections and circuit: when it is slow or dead, nobody else
 * waits. Made by {@link OutboundHttp}.
 */
public final class Connector implements AutoCloseable {

    private static final int REMEMBERED_CALLS = 10;
    private static final int CALLS_BEFORE_JUDGEMENT = 5;

    private final String id;
    private final String name;
    private final ConnectorSettings settings;
    private final Clock clock;
    private final Exchange exchange;
    private final CircuitBreaker circuit;
    private final Bulkhead bulkhead;
    private final ExecutorService threads;
    private final List<String> secrets;

    private volatile Health health = Health.UNKNOWN;
    private volatile @Nullable Instant lastSuccess;
    private volatile @Nullable Instant lastFailure;
    private volatile @Nullable String lastFailureReason;

    Connector(String id, String name, ConnectorSettings settings, AddressGuard.Lookup lookup, Clock clock) {
        this.id = id;
        this.name = name;
        this.settings = settings;
        this.clock = clock;
        this.exchange = new Exchange(settings, new AddressGuard(settings::isAllowed, lookup));
        this.circuit = CircuitBreaker.of(
                id,
                CircuitBreakerConfig.custom()
                        .slidingWindowSize(REMEMBERED_CALLS)
                        .minimumNumberOfCalls(CALLS_BEFORE_JUDGEMENT)
                        .permittedNumberOfCallsInHalfOpenState(1)
                        .waitDurationInOpenState(settings.circuitPause())
                        .build());
        this.bulkhead = Bulkhead.of(
                id,
                BulkheadConfig.custom()
                        .maxConcurrentCalls(settings.concurrent())
                        .maxWaitDuration(settings.connectTimeout())
                        .build());
        this.threads = threads(id, settings.concurrent());
        this.secrets = secrets(settings);
    }

    /** One thread per call that may be made; a thread that hangs in a name lookup is not replaced. */
    private static ExecutorService threads(String id, int most) {
        var number = new AtomicInteger();
        var threads = new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            var thread = new Thread(work, "outbound-" + id + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    private static List<String> secrets(ConnectorSettings settings) {
        var secrets = new ArrayList<String>();
        for (var secret : new String[] {settings.password(), settings.token()}) {
            if (secret != null && !secret.isBlank()) {
                secrets.add(secret);
            }
        }
        if (!ConnectorSettings.blank(settings.user())) {
            secrets.add(basic(settings));
        }
        return List.copyOf(secrets);
    }

    private static String basic(ConnectorSettings settings) {
        var pair = settings.user() + ":" + Objects.requireNonNullElse(settings.password(), "");
        return Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /** A sequence of calls that together have to end within the timeout, such as all that one step of a process asks. */
    public Conversation converse() {
        return new Conversation(this, false);
    }

    /** The same for asking whether the other side is there: an open circuit does not hold it back, and success closes it. */
    public Conversation probe() {
        return new Conversation(this, true);
    }

    /** What is known of it so far. */
    public IntegrationStatus status(String purpose, String kind) {
        return new IntegrationStatus(
                id,
                purpose,
                kind,
                true,
                health,
                circuitState(),
                lastSuccess,
                lastFailure,
                lastFailureReason,
                settings.host(),
                settings.owner(),
                Map.of(
                        "connectTimeout", settings.connectTimeout().toMillis() + " ms",
                        "timeout", settings.timeout().toMillis() + " ms",
                        "largestAnswer", settings.largestAnswer().toBytes() + " bytes",
                        "concurrent", String.valueOf(settings.concurrent()),
                        "allowedHosts", String.join(" ", settings.allowedHosts())));
    }

    private Circuit circuitState() {
        return switch (circuit.getState()) {
            case OPEN, FORCED_OPEN -> Circuit.OPEN;
            case HALF_OPEN -> Circuit.HALF_OPEN;
            default -> Circuit.CLOSED;
        };
    }

    void succeeded(long nanos, boolean probe) {
        circuit.onSuccess(nanos, TimeUnit.NANOSECONDS);
        if (probe && circuit.getState() != CircuitBreaker.State.CLOSED) {
            circuit.transitionToClosedState();
        }
        lastSuccess = clock.instant();
        health = Health.UP;
    }

    /** Nothing was learnt about the other side. */
    void notCalled(boolean probe) {
        if (!probe) {
            circuit.releasePermission();
        }
    }

    void failed(long nanos, CallFailed failure) {
        circuit.onError(nanos, TimeUnit.NANOSECONDS, failure);
        lastFailure = clock.instant();
        lastFailureReason = failure.summary();
        health = Health.DOWN;
    }

    String id() {
        return id;
    }

    /** As people call it, with where it is: "Snipe-IT at assets.example.org". */
    String spokenName() {
        return name + " at " + settings.host();
    }

    @Nullable
    String authorization() {
        if (!ConnectorSettings.blank(settings.token())) {
            return "Bearer " + settings.token();
        }
        return ConnectorSettings.blank(settings.user()) ? null : "Basic " + basic(settings);
    }

    List<String> secrets() {
        return secrets;
    }

    ConnectorSettings settings() {
        return settings;
    }

    Exchange exchange() {
        return exchange;
    }

    CircuitBreaker circuit() {
        return circuit;
    }

    Bulkhead bulkhead() {
        return bulkhead;
    }

    ExecutorService threads() {
        return threads;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        exchange.close();
    }
}
