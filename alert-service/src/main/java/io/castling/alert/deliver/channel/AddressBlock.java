package io.castling.alert.deliver.channel;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Internet addresses with a common beginning, as in {@code 10.0.0.0/8} or {@code fd00::/8}.
 *
 * @param length how many bits they have in common
 */
record AddressBlock(InetAddress network, int length) {

    AddressBlock {
        if (length < 0 || length > network.getAddress().length * 8) {
            throw new IllegalArgumentException("block " + network.getHostAddress() + "/" + length + " is too long");
        }
    }

    /** Reads a block, or a single address. Never asks a name server. */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!address.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*")) {
            throw new IllegalArgumentException("'" + text + "' is no address block: take for example 10.1.0.0/16");
        }
        try {
            InetAddress network = InetAddress.getByName(address);
            int length = slash < 0 ? network.getAddress().length * 8 : Integer.parseInt(text.substring(slash + 1));
            return new AddressBlock(network, length);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no address block: take for example 10.1.0.0/16", e);
        }
    }

    boolean contains(InetAddress address) {
        byte[] mine = network.getAddress();
        byte[] other = address.getAddress();
        if (mine.length != other.length) {
            return false;
        }
        int whole = length / 8;
        for (int i = 0; i < whole; i++) {
            if (mine[i] != other[i]) {
                return false;
            }
        }
        int rest = length % 8;
        return rest == 0 || ((mine[whole] ^ other[whole]) & 0xFF) >> (8 - rest) == 0;
    }
}
