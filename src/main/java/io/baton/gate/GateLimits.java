package io.baton.gate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.baton.platform.Refusal;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How often a caller may ask, on each server by itself. */
@Component
class GateLimits {

    /** The fact of a refusal that tells after how many seconds to ask again. */
    static final String RETRY_AFTER = "retryAfter";
    /** The fact of a refusal that says how often one may ask, as the header RateLimit-Policy has it. */
    static final String POLICY = "rateLimit";

    private record Limit(String policy, LoadingCache<String, Bucket> buckets) {}

    private final Limit checks;
    private final Limit grants;

    GateLimits(GateSettings settings) {
        checks = limit("check", settings.checksPerSecond(), settings.checkBurst());
        grants = limit("grant", settings.grantsPerSecond(), settings.grantBurst());
    }

    void check(GatePrincipal who) {
        take(checks, who);
    }

    void grant(GatePrincipal who) {
        take(grants, who);
    }

    private static void take(Limit limit, GatePrincipal who) {
        var taken = limit.buckets().get(who.id()).tryConsumeAndReturnRemaining(1);
        if (!taken.isConsumed()) {
            var seconds = 1 + Duration.ofNanos(taken.getNanosToWaitForRefill()).toSeconds();
            throw tooMany("You ask too often; wait a second. Waiting is free: send Prefer: wait=55.")
                    .with(RETRY_AFTER, seconds)
                    .with(POLICY, limit.policy());
        }
    }

    static Refusal tooMany(String detail) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "gate-limit", detail, List.of(), Map.of("decision", "closed"));
    }

    private static Limit limit(String name, int perSecond, int burst) {
        return new Limit("\"%s\";q=%d;w=1;burst=%d".formatted(name, perSecond, burst), buckets(perSecond, burst));
    }

    private static LoadingCache<String, Bucket> buckets(int perSecond, int burst) {
        return Caffeine.newBuilder()
                .maximumSize(100_000)
                .expireAfterAccess(Duration.ofMinutes(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
