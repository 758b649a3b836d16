package io.castling.alert.deliver;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Ids of messages that hold several deliveries: a hash of what is in them, and how many that are. The number lets whoever
 * resumes such a message tell whether the whole of it is at hand.
 */
final class MessageId {

    private static final String PREFIX = "bundle-";

    private MessageId() {}

    /** The id of a message with these deliveries; with one it is that of the delivery. */
    static String of(List<Shipment> shipments) {
        if (shipments.size() == 1) {
            return shipments.getFirst().id();
        }
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            shipments.stream()
                    .map(Shipment::id)
                    .sorted()
                    .forEach(id -> digest.update((id + "\n").getBytes(StandardCharsets.UTF_8)));
            return PREFIX + HexFormat.of().formatHex(digest.digest(), 0, 12) + "-" + shipments.size();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** How many deliveries the message had when it was sealed. */
    static int size(String message) {
        return message.startsWith(PREFIX) ? Integer.parseInt(message.substring(message.lastIndexOf('-') + 1)) : 1;
    }
}
