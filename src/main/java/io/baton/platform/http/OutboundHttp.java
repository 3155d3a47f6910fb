package io.baton.platform.http;

import java.net.InetAddress;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
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
    OutboundHttp(Clock clock) {
        this(clock, InetAddress::getAllByName);
    }

    OutboundHttp(Clock clock, AddressGuard.Lookup lookup) {
        this.clock = clock;
        this.lookup = lookup;
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
