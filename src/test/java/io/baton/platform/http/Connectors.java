package io.baton.platform.http;

import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.util.unit.DataSize;

/** Ways to stub systems, for tests of adapters too. */
public final class Connectors {

    private Connectors() {}

    public static Connector to(String id, String name, String url) {
        return outbound().connector(id, name, "test", settings(url, List.of("127.0.0.1"), Duration.ofSeconds(15), 3));
    }

    /** One that gives up after two seconds. */
    public static Connector impatient(String id, String name, String url) {
        return outbound().connector(id, name, "test", settings(url, List.of("127.0.0.1")));
    }

    public static OutboundHttp outbound() {
        return new OutboundHttp(Clock.systemUTC(), InetAddress::getAllByName);
    }

    /** Of one that gives up after two seconds. */
    public static ConnectorSettings settings(String url, List<String> allowed) {
        return settings(url, allowed, Duration.ofSeconds(2), 3);
    }

    static ConnectorSettings settings(String url, List<String> allowed, Duration timeout, int concurrent) {
        return new ConnectorSettings(
                URI.create(url),
                null,
                null,
                "t0ken-of-the-test",
                allowed,
                Duration.ofMillis(200),
                timeout,
                DataSize.ofKilobytes(64),
                concurrent,
                Duration.ofMinutes(10),
                "applications");
    }
}
