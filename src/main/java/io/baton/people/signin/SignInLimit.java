package io.baton.people.signin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.baton.people.PeopleSettings;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Slows down guessing of passwords. Counted per name and address, so that nobody can lock somebody else out, and per
 * address, so that trying one password on many names is slow too.
 */
@Component
class SignInLimit {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int KEPT = 100_000;

    private final LoadingCache<String, Bucket> perName;
    private final LoadingCache<String, Bucket> perAddress;

    SignInLimit(PeopleSettings settings) {
        perName = buckets(settings.attempts());
        perAddress = buckets(settings.addressAttempts());
    }

    /** Takes one attempt. Given back by {@link #succeeded}, so only failures count. */
    void attempt(String name, String address) {
        if (!perAddress.get(address).tryConsume(1)) {
            throw new TooManyAttempts();
        }
        if (!perName.get(key(name, address)).tryConsume(1)) {
            perAddress.get(address).addTokens(1);
            throw new TooManyAttempts();
        }
    }

    void succeeded(String name, String address) {
        perAddress.get(address).addTokens(1);
        perName.get(key(name, address)).addTokens(1);
    }

    private static String key(String name, String address) {
        return address + ' ' + name;
    }

    private static LoadingCache<String, Bucket> buckets(int capacity) {
        return Caffeine.newBuilder()
                .maximumSize(KEPT)
                .expireAfterAccess(PERIOD.multipliedBy(2))
                .build(key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(capacity).refillGreedy(capacity, PERIOD))
                        .build());
    }
}
