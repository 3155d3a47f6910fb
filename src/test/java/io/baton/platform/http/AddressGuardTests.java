package io.baton.platform.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.Capability;
import io.baton.StubSystem;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTests {

    private static final String PRIVATE = "10.0.0.1 10.255.255.255 172.16.0.1 172.31.255.255 192.168.1.1 100.64.0.1"
            + " 127.0.0.1 127.1.2.3 ::1 fc00::1 fdff::1 ::ffff:10.0.0.1 2130706433 0x7f000001";
    private static final String NEVER = "0.0.0.0 169.254.169.254 169.254.1.1 192.0.0.8 198.18.0.1 203.0.113.5 224.0.0.1"
            + " 240.0.0.1 255.255.255.255 :: fe80::1 fec0::1 ff02::1 64:ff9b::7f00:1 64:ff9b:1::a 2002:7f00:1::"
            + " 2001:0:1::1 2001:db8::1 ::7f00:1 100::1 ::ffff:169.254.169.254";

    private static List<String> split(String text) {
        return List.of(text.split(" "));
    }

    private static AddressGuard guard(boolean allowed) {
        return new AddressGuard(host -> allowed, host -> {
            if (host.startsWith("0x")) {
                return new InetAddress[] {InetAddress.getByName(String.valueOf(Long.decode(host)))};
            }
            return InetAddress.getAllByName(host);
        });
    }

    @Test
    void refusesAddressesOfThisNetworkUnlessAllowed() throws UnknownHostException {
        for (var address : split(PRIVATE)) {
            assertThatThrownBy(() -> guard(false).resolve(address))
                    .as(address)
                    .isInstanceOf(AddressGuard.Forbidden.class);
            assertThat(guard(true).resolve(address)).as(address).isNotEmpty();
        }
    }

    @Test
    void refusesAddressesOfNobodyAlways() {
        for (var address : split(NEVER)) {
            assertThatThrownBy(() -> guard(true).resolve(address))
                    .as(address)
                    .isInstanceOf(AddressGuard.Forbidden.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"93.184.216.34", "172.32.0.1", "100.128.0.1", "2606:2800:220:1:248:1893:25c8:1946"})
    void letsThroughWhatTheWorldCanReach(String address) throws UnknownHostException {
        assertThat(guard(false).resolve(address)).containsExactly(InetAddress.getByName(address));
    }

    @Test
    void oneForbiddenAddressAmongManyIsEnough() {
        var guard = new AddressGuard(host -> false, host ->
                new InetAddress[] {InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")});

        assertThatThrownBy(() -> guard.resolve("tools.example.org")).isInstanceOf(AddressGuard.Forbidden.class);
    }

    @Test
    void connectsToTheVeryAddressThatWasChecked() {
        var lookups = new AtomicInteger();
        try (var stub = new StubSystem()) {
            stub.always(StubSystem.json(200, "{}"));
            // A name that leads to the stub once, and elsewhere when it is looked up again.
            var outbound = new OutboundHttp(Clock.systemUTC(), host -> new InetAddress[] {
                InetAddress.getByName(lookups.getAndIncrement() == 0 ? "127.0.0.1" : "169.254.169.254")
            });
            var settings = Connectors.settings("http://rebinding.example:" + stub.port(), List.of("rebinding.example"));
            try (var connector = outbound.connector("asset", "The register", "test", settings)) {
                connector.converse().call(Call.get("/x"));
                assertThat(lookups).hasValue(1);
                assertThat(stub.asked().get(0).header("Host")).startsWith("rebinding.example");

                // The second call looks again, and what it finds is refused, although the host is allowed.
                assertThatThrownBy(() -> connector.converse().call(Call.get("/x")))
                        .hasMessageContaining("is not called");
                assertThat(stub.asked()).hasSize(1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://tools.example.org", // no TLS
                "ftp://tools.example.org",
                "https://user:password@tools.example.org",
                "https:///path",
                "https://tools.example.org/?x=1"
            })
    void refusesToStartWithAnUnsafeAddress(String url) {
        var settings = Connectors.settings(url, List.of());

        assertThatThrownBy(() ->
                        Connectors.outbound().connector("asset", "The register", "baton.asset.connector", settings))
                .hasMessageStartingWith("The setting baton.asset.connector.base-url ");
    }

    @Test
    @Capability("W6.5")
    void theSandboxReachesThisMachineOnly() throws UnknownHostException {
        assertThat(OutboundHttp.ofThisMachine("127.0.0.1")).hasSize(1);
        assertThatThrownBy(() -> OutboundHttp.ofThisMachine("192.168.1.1"))
                .isInstanceOf(AddressGuard.Forbidden.class)
                .hasMessageContaining("outside of the sandbox");
    }
}
