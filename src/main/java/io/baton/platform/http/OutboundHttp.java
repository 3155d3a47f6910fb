package io.baton.platform.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.util.Arrays;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/**
 * Makes the ways to outside systems, and is the only one who does: each with time limits, a size limit, a circuit and
 * threads of its own, and none to an address that is not meant.
 */
@Component
public class OutboundHttp {

    private final Clock clock;
    private final AddressGuard.Lookup lookup;

    @Autowired
    OutboundHttp(Clock clock, Environment environment) {
        this(
                clock,
                environment.acceptsProfiles(Profiles.of("sandbox"))
                        ? OutboundHttp::ofThisMachine
                        : InetAddress::getAllByName);
    }

    OutboundHttp(Clock clock, AddressGuard.Lookup lookup) {
        this.clock = clock;
        this.lookup = lookup;
    }

    /** From the sandbox nothing leaves this machine, where at most a stub may listen. */
    static InetAddress[] ofThisMachine(String host) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        if (!Arrays.stream(addresses).allMatch(InetAddress::isLoopbackAddress)) {
            throw new AddressGuard.Forbidden(host + " lies outside of the sandbox");
        }
        return addresses;
    }

    /**
     * @param id of the adapter, as {@link CallFailed} and {@code GET /api/integrations} name it
     * @param name what people call the other side, such as "Snipe-IT"
     * @param prefix of the settings, for words about a wrong one
     * @throws IllegalStateException when the settings lead nowhere or are unsafe
     */
    public Connector connector(String id, String name, String prefix, ConnectorSettings settings) {
        settings.requireUsable(prefix);
        return new Connector(id, name, settings, lookup, clock);
    }
}
