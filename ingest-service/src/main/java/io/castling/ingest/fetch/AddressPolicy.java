package io.castling.ingest.fetch;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: those of the public internet, and those that the operator allows. Whatever a feed
 * links to, and wherever a redirect or a name server leads, the machines around this one are out of reach.
 */
public final class AddressPolicy {

    /** IANA special-purpose registries (RFC 6890 and its updates), multicast and reserved space. */
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "3fff::/20",
                    "5f00::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::parse)
            .toList();

    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");

    private final List<Network> allowed;

    /** @param allowed networks that may be reached although they are not public, for example {@code 10.1.0.0/16} */
    public AddressPolicy(List<String> allowed) {
        this.allowed = allowed.stream().map(Network::parse).toList();
    }

    /** Whether a connection may be opened to this address. */
    public boolean permits(InetAddress address) {
        if (allowed.stream().anyMatch(network -> network.contains(address))) {
            return true;
        }
        return NOT_PUBLIC.stream().noneMatch(network -> network.contains(address)) && permitsEmbedded(address);
    }

    /** Translators carry an IPv4 address inside an IPv6 one: what it leads to counts. */
    private boolean permitsEmbedded(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return true;
        }
        byte[] bytes = address.getAddress();
        if (NAT64.contains(address)) {
            return permits(ipv4(Arrays.copyOfRange(bytes, 12, 16)));
        }
        return !SIX_TO_FOUR.contains(address) || permits(ipv4(Arrays.copyOfRange(bytes, 2, 6)));
    }

    private static InetAddress ipv4(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four bytes are an address", e);
        }
    }

    /** A block of addresses. */
    private record Network(byte[] prefix, int bits) {

        static Network parse(String written) {
            int slash = written.indexOf('/');
            String address = slash < 0 ? written : written.substring(0, slash);
            if (!address.matches("[0-9a-fA-F:.]+") || !address.matches(".*[:.].*")) {
                throw new IllegalArgumentException("'" + written + "' is no network; write 10.1.0.0/16 or fd00::/8");
            }
            try {
                byte[] prefix = InetAddress.getByName(address).getAddress();
                int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(written.substring(slash + 1));
                if (bits < 0 || bits > prefix.length * 8) {
                    throw new IllegalArgumentException("'" + written + "' has a prefix of impossible length");
                }
                return new Network(prefix, bits);
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException("'" + written + "' is no network; write 10.1.0.0/16 or fd00::/8", e);
            }
        }

        /** Java gives an IPv4 address inside an IPv6 one (::ffff:10.0.0.1) as IPv4, so that it cannot slip through. */
        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != prefix.length
                    || !(address instanceof Inet4Address || address instanceof Inet6Address)) {
                return false;
            }
            int whole = bits / 8;
            int rest = bits % 8;
            boolean same = Arrays.equals(bytes, 0, whole, prefix, 0, whole);
            return same && (rest == 0 || (bytes[whole] & 0xFF) >> (8 - rest) == (prefix[whole] & 0xFF) >> (8 - rest));
        }
    }
}
