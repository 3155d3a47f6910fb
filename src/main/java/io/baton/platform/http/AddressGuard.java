package io.baton.platform.http;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Decides which addresses may be connected to. It is the resolver of the client itself, so that the address that was
 * checked is the one that is used: a name that resolves differently a moment later gains nothing.
 */
class AddressGuard implements DnsResolver {

    /** Looks a name up. */
    interface Lookup {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** The name leads to where this server must not call. */
    static class Forbidden extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        Forbidden(String words) {
            super(words);
        }
    }

    private record Net(int[] prefix, int bits) {

        boolean holds(byte[] address) {
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % 8);
                if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** Of this network or this machine; fine where the operator says so. */
    private static final List<Net> PRIVATE_4 =
            List.of(net(8, 10), net(12, 172, 16), net(16, 192, 168), net(10, 100, 64), net(8, 127));

    private static final List<Net> PRIVATE_6 =
            List.of(net(7, 0xfc), net(128, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1));

    /** Never a tool of service management: unspecified, link-local (cloud metadata), documentation, tests, multicast. */
    private static final List<Net> NEVER_4 = List.of(
            net(8, 0),
            net(16, 169, 254),
            net(24, 192, 0, 0),
            net(24, 192, 0, 2),
            net(24, 192, 88, 99),
            net(15, 198, 18),
            net(24, 198, 51, 100),
            net(24, 203, 0, 113),
            net(3, 224));

    /** What can be reached in the whole world; all that hides a version 4 address in a version 6 one is outside or taken out. */
    private static final Net GLOBAL_6 = net(3, 0x20);

    private static final List<Net> NEVER_6 =
            List.of(net(32, 0x20, 0x01, 0, 0), net(32, 0x20, 0x01, 0x0d, 0xb8), net(16, 0x20, 0x02));

    private final Predicate<String> allowed;
    private final Lookup lookup;

    AddressGuard(Predicate<String> allowed, Lookup lookup) {
        this.allowed = allowed;
        this.lookup = lookup;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = lookup.of(host);
        var refused = Arrays.stream(addresses)
                .filter(address -> !mayCall(host, address))
                .findFirst();
        if (refused.isPresent()) {
            throw new Forbidden(host + " leads to an address that may not be called");
        }
        return addresses;
    }

    private boolean mayCall(String host, InetAddress address) {
        var bytes = address.getAddress();
        var four = address instanceof Inet4Address;
        if (isIn(four ? PRIVATE_4 : PRIVATE_6, bytes)) {
            return allowed.test(host);
        }
        return four ? !isIn(NEVER_4, bytes) : GLOBAL_6.holds(bytes) && !isIn(NEVER_6, bytes);
    }

    private static boolean isIn(List<Net> nets, byte[] address) {
        return nets.stream().anyMatch(net -> net.holds(address));
    }

    private static Net net(int bits, int... prefix) {
        return new Net(Arrays.copyOf(prefix, 16), bits);
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }
}
