package io.baton.people;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How strictly Baton treats those who sign in.
 *
 * @param freshness how old an answer about a person may be
 * @param passwordTrust how long a password that was checked need not be checked again
 * @param attempts wrong passwords allowed per person and address and minute
 * @param addressAttempts wrong passwords allowed per address and minute, whoever is named
 * @param sessionLife how long one sign-in lasts at most
 */
@ConfigurationProperties("baton.people")
public record PeopleSettings(
        @DefaultValue("2s") Duration freshness,
        @DefaultValue("5s") Duration passwordTrust,
        @DefaultValue("10") int attempts,
        @DefaultValue("100") int addressAttempts,
        @DefaultValue("12h") Duration sessionLife) {

    /** The administrator of an empty database, from {@code baton.bootstrap.*}. */
    @ConfigurationProperties("baton.bootstrap")
    public record Bootstrap(
            @Nullable String adminId, @Nullable String adminPassword) {}
}
