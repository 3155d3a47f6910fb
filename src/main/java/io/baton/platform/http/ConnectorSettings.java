package io.baton.platform.http;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How one outside system is reached.
 *
 * @param baseUrl what every path is put behind; {@code https}, or {@code http} to an allowed host
 * @param user for Basic authentication, with {@code password}
 * @param token for {@code Authorization: Bearer}; not together with {@code user}
 * @param allowedHosts hosts that may have an address of this network or this machine, and may be called without TLS
 * @param connectTimeout for the TCP connection
 * @param timeout for everything that one step of a process asks; at most {@link #LONGEST_TIMEOUT}
 * @param largestAnswer after how many bytes an answer is broken off
 * @param concurrent how many calls are made at the same time; more wait for {@code connectTimeout} and then fail
 * @param circuitPause how long it is left alone after half of the last ten calls have failed
 * @param owner id of the team that repairs it
 */
public record ConnectorSettings(
        @Nullable URI baseUrl,
        @Nullable String user,
        @Nullable String password,
        @Nullable String token,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("15s") Duration timeout,
        @DefaultValue("1MB") DataSize largestAnswer,
        @DefaultValue("3") int concurrent,
        @DefaultValue("30s") Duration circuitPause,
        @DefaultValue("applications") String owner) {

    /** A third of the time for which the engine locks a job: later, a second node might run the same step again. */
    public static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(20);

    private static final DataSize LARGEST = DataSize.ofMegabytes(16);

    /**
     * Checks who keeps something.
     *
     * @param setting its name, for words about a wrong one
     * @throws IllegalArgumentException when the kind is none of the known ones
     */
    public static void requireKind(String setting, String kind, String... known) {
        if (!List.of(known).contains(kind)) {
            throw new IllegalArgumentException(
                    "The setting " + setting + " must be one of " + String.join(", ", known) + ".");
        }
    }

    /** @throws IllegalStateException in words for the operator, when nobody could be called like this */
    void requireUsable(String prefix) {
        var url = baseUrl;
        if (url == null || url.getHost() == null) {
            throw wrong(prefix, "base-url", "must be a URL with a host");
        }
        require(url.getRawUserInfo() == null, prefix, "base-url", "must not contain a password");
        require(url.getRawQuery() == null && url.getRawFragment() == null, prefix, "base-url", "must have no query");
        require(
                "https".equals(url.getScheme()) || ("http".equals(url.getScheme()) && isAllowed(host())),
                prefix,
                "base-url",
                "must begin with https:// (or http:// to a host in allowed-hosts)");
        require(blank(user) || blank(token), prefix, "token", "and user exclude each other");
        require(isWithin(timeout, LONGEST_TIMEOUT), prefix, "timeout", "must be between 1 ms and 20 s");
        require(isWithin(connectTimeout, timeout), prefix, "connect-timeout", "must not be longer than timeout");
        require(concurrent >= 1 && concurrent <= 20, prefix, "concurrent", "must be between 1 and 20");
        require(
                largestAnswer.toBytes() > 0 && largestAnswer.compareTo(LARGEST) <= 0,
                prefix,
                "largest-answer",
                "must be between 1 byte and 16 MB");
    }

    private static boolean isWithin(Duration value, Duration longest) {
        return value.toMillis() >= 1 && value.compareTo(longest) <= 0;
    }

    private static void require(boolean right, String prefix, String name, String rule) {
        if (!right) {
            throw wrong(prefix, name, rule);
        }
    }

    private static IllegalStateException wrong(String prefix, String name, String rule) {
        return new IllegalStateException("The setting " + prefix + "." + name + " " + rule + ".");
    }

    String host() {
        return baseUrl == null || baseUrl.getHost() == null ? "" : baseUrl.getHost();
    }

    boolean isAllowed(String host) {
        return allowedHosts.stream().anyMatch(host::equalsIgnoreCase);
    }

    static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** Without what is secret, wherever settings are printed. */
    @Override
    public String toString() {
        return "ConnectorSettings[" + baseUrl + "]";
    }
}
