package io.baton.portal;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Slows down whoever tries links that open without a sign-in, counted per address. */
@Component
class LinkLimit {

    private static final int PER_MINUTE = 30;
    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int KEPT = 100_000;

    private final LoadingCache<String, Bucket> perAddress = Caffeine.newBuilder()
            .maximumSize(KEPT)
            .expireAfterAccess(PERIOD.multipliedBy(2))
            .build(address -> Bucket.builder()
                    .addLimit(limit -> limit.capacity(PER_MINUTE).refillGreedy(PER_MINUTE, PERIOD))
                    .build());

    boolean isUsedUp(String address) {
        return !perAddress.get(address).tryConsume(1);
    }
}
