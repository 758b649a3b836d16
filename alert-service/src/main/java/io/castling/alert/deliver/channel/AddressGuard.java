package io.castling.alert.deliver.channel;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Decides to which addresses a subscriber may make this installation connect. Whoever may name a URL could otherwise reach
 * what only this machine can reach (server-side request forgery). The addresses that a name stands for are looked up once;
 * who connects uses exactly those, so that a second look-up cannot lead elsewhere.
 */
public final class AddressGuard {

    /** Looks a name up. */
    public interface Resolver {
        InetAddress[] resolve(String host) throws IOException;
    }

    /** What is no public address of a single machine: IANA special-purpose registries for IPv4 and IPv6. */
    private static final List<AddressBlock> RESERVED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(AddressBlock::parse)
            .toList();

    private final Resolver resolver;
    private final List<AddressBlock> allowedBlocks;
    private final Set<String> allowedHosts;

    private AddressGuard(Resolver resolver, List<AddressBlock> allowedBlocks, Set<String> allowedHosts) {
        this.resolver = resolver;
        this.allowedBlocks = List.copyOf(allowedBlocks);
        this.allowedHosts = Set.copyOf(allowedHosts);
    }

    /**
     * A guard with exceptions.
     *
     * @param allowed host names, addresses and address blocks that may be reached although they are reserved
     */
    public static AddressGuard allowing(List<String> allowed, Resolver resolver) {
        var blocks = new ArrayList<AddressBlock>();
        var hosts = new java.util.HashSet<String>();
        for (String each : allowed) {
            if (each.contains("/") || each.contains(":") || each.matches("[0-9.]+")) {
                blocks.add(AddressBlock.parse(each));
            } else {
                hosts.add(each.toLowerCase(Locale.ROOT));
            }
        }
        return new AddressGuard(resolver, blocks, hosts);
    }

    /** The addresses of a host that may be connected to; a host with a single forbidden one is refused altogether. */
    List<InetAddress> addresses(String host) throws IOException, ForbiddenAddress {
        InetAddress[] found = resolver.resolve(host);
        if (!allowedHosts.contains(host.toLowerCase(Locale.ROOT))) {
            for (InetAddress address : found) {
                if (isReserved(address) && allowedBlocks.stream().noneMatch(block -> block.contains(address))) {
                    throw new ForbiddenAddress(host);
                }
            }
        }
        if (found.length == 0) {
            throw new IOException("no address for " + host);
        }
        return List.of(found);
    }

    private static boolean isReserved(InetAddress address) {
        return address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || RESERVED.stream().anyMatch(block -> block.contains(address));
    }

    /** A target that this installation may not be made to reach. The message does not say what the name stands for. */
    static final class ForbiddenAddress extends Exception {
        private static final long serialVersionUID = 1;

        ForbiddenAddress(String host) {
            super("host " + host + " leads to a private, loopback, link-local or otherwise reserved address;"
                    + " an operator can allow it in castling.alert.delivery.allowed-targets");
        }
    }
}
