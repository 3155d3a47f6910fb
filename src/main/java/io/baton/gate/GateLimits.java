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

    private final LoadingCache<String, Bucket> checks;
    private final LoadingCache<String, Bucket> grants;

    GateLimits(GateSettings settings) {
        checks = buckets(settings.checksPerSecond(), settings.checkBurst());
        grants = buckets(settings.grantsPerSecond(), settings.grantBurst());
    }

    void check(GatePrincipal who) {
        take(checks, who);
    }

    void grant(GatePrincipal who) {
        take(grants, who);
    }

    private static void take(LoadingCache<String, Bucket> buckets, GatePrincipal who) {
        if (!buckets.get(who.id()).tryConsume(1)) {
            throw tooMany("You ask too often; wait a second. Waiting is free: send Prefer: wait=55.");
        }
    }

    static Refusal tooMany(String detail) {
        return new Refusal(HttpStatus.TOO_MANY_REQUESTS, "gate-limit", detail, List.of(), Map.of("decision", "closed"));
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
