package io.baton.people;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.baton.platform.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Checks and hashes passwords. A right password is trusted for a few seconds, so that a client that sends it with
 * every request costs one slow hash now and then; the trust ends at once when the password is changed.
 */
@Component
public class Passwords {

    private static final int SHORTEST = 12;
    /** bcrypt reads no further. */
    private static final int LONGEST_BYTES = 72;

    private final CachedDirectory directory;
    private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
    private final Cache<String, Boolean> trusted;
    private final SecretKeySpec key;
    /** Compared with when nobody has the name, so that the time an answer takes does not tell who exists. */
    private final String nobodysHash;

    Passwords(CachedDirectory directory, PeopleSettings settings) {
        this.directory = directory;
        trusted = Caffeine.newBuilder()
                .expireAfterWrite(settings.passwordTrust())
                .maximumSize(10_000)
                .build();
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, "HmacSHA256");
        nobodysHash = encoder.encode(Base64.getEncoder().encodeToString(random));
    }

    /** The person, if there is an enabled one of that name whose password this is. */
    public Optional<Person> check(String id, String password) {
        var account = directory.account(id).filter(a -> a.passwordHash() != null);
        if (isTooLong(password)) {
            return Optional.empty();
        }
        if (account.isEmpty()) {
            encoder.matches(password, nobodysHash);
            return Optional.empty();
        }
        var hash = String.valueOf(account.get().passwordHash());
        // Loaded under the cache's lock: a burst of requests with one password pays for one hash. The key is a keyed
        // digest of the password and of the stored hash, so nothing readable is kept and a new password is a new key.
        var matches = trusted.get(digest(id, password, hash), k -> verified(password, hash));
        return Boolean.TRUE.equals(matches) ? account.map(Account::person).filter(Person::enabled) : Optional.empty();
    }

    /** Whether {@link #check} would answer at once because the same password was right a moment ago. */
    public boolean isTrusted(String id, String password) {
        return directory
                .account(id)
                .map(Account::passwordHash)
                .map(hash -> trusted.getIfPresent(digest(id, password, hash)))
                .orElse(false);
    }

    /** When the password was last set; whoever signed in before must sign in again. */
    public Optional<Instant> changedAt(String id) {
        return directory.account(id).map(Account::passwordSetAt);
    }

    /** The hash to store. */
    String encode(String password) {
        return encoder.encode(password);
    }

    /** @throws Refusal 422 unless the password is long enough, not too long, and does not contain the person's id */
    static void requireStrong(String field, String id, @Nullable String password) {
        if (password == null || password.length() < SHORTEST) {
            throw Refusal.invalid(field, "must have at least " + SHORTEST + " characters.");
        }
        if (isTooLong(password)) {
            throw Refusal.invalid(field, "must have at most " + LONGEST_BYTES + " bytes.");
        }
        if (password.toLowerCase(Locale.ROOT).contains(id.toLowerCase(Locale.ROOT))) {
            throw Refusal.invalid(field, "must not contain the sign-in name.");
        }
        if (password.chars().distinct().count() < 5) {
            throw Refusal.invalid(field, "must have at least 5 different characters.");
        }
    }

    private static boolean isTooLong(String password) {
        return password.length() > LONGEST_BYTES || password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES;
    }

    private @Nullable Boolean verified(String password, String hash) {
        return encoder.matches(password, hash) ? Boolean.TRUE : null;
    }

    private String digest(String id, String password, String hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update((id + '\0' + hash + '\0').getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("HmacSHA256 is part of every Java runtime", e);
        }
    }
}
