package io.castling.alert.deliver.render;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/** STIX identifiers that are the same whenever the same thing is spoken of: UUID version 5 (RFC 9562, 5.5). */
final class StixId {

    /** Castling's own name space; STIX 2.1 (2.9) keeps its own for cyber observables. */
    private static final UUID NAMESPACE = UUID.fromString("6b1d5f0e-3c57-5d3a-9a40-0c8f2a1e7d64");

    private StixId() {}

    static String of(String type, String name) {
        return type + "--" + uuid(NAMESPACE, type + "|" + name);
    }

    static UUID uuid(UUID namespace, String name) {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(ByteBuffer.allocate(16)
                    .putLong(namespace.getMostSignificantBits())
                    .putLong(namespace.getLeastSignificantBits())
                    .array());
            ByteBuffer hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
            long high = (hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x5000L;
            long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
            return new UUID(high, low);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
