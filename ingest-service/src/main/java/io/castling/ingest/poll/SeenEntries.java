package io.castling.ingest.poll;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The entries of a source that were dealt with, in 12 bytes each: a hash of what the entry is, and one of what it said.
 * Bounded: the entries of the last document and some that were there before it. An entry that is forgotten and comes back
 * is fetched again, and then found to be published already.
 */
public final class SeenEntries {

    public static final SeenEntries NONE = new SeenEntries(new long[0], new int[0]);

    /** Entries that left the document and are still remembered, since some publishers let entries come and go. */
    static final int FORMER = 500;

    private static final int BYTES = Long.BYTES + Integer.BYTES;

    /** Sorted. */
    private final long[] identities;

    private final int[] versions;

    private SeenEntries(long[] identities, int[] versions) {
        this.identities = identities;
        this.versions = versions;
    }

    /** Whether an entry was dealt with as it is now. */
    public boolean contains(long identity, int version) {
        int at = Arrays.binarySearch(identities, identity);
        return at >= 0 && versions[at] == version;
    }

    public int size() {
        return identities.length;
    }

    /**
     * With the entries of the latest document.
     *
     * @param dealtWith identity to version; of each, what it said when it was last dealt with
     */
    public SeenEntries replacedBy(Map<Long, Integer> dealtWith) {
        Map<Long, Integer> all = new LinkedHashMap<>(dealtWith);
        int former = 0;
        for (int i = 0; i < identities.length && former < FORMER; i++) {
            if (all.putIfAbsent(identities[i], versions[i]) == null) {
                former++;
            }
        }
        long[] sorted =
                all.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        int[] said = Arrays.stream(sorted).mapToInt(all::get).toArray();
        return new SeenEntries(sorted, said);
    }

    /** The version that an entry had when it was dealt with; -1 and 0 are versions like any other. */
    Map<Long, Integer> of(Iterable<Long> wanted) {
        Map<Long, Integer> found = new LinkedHashMap<>();
        wanted.forEach(identity -> {
            int at = Arrays.binarySearch(identities, identity);
            if (at >= 0) {
                found.put(identity, versions[at]);
            }
        });
        return found;
    }

    /** For a record; big-endian. */
    public ByteBuffer toBytes() {
        ByteBuffer bytes = ByteBuffer.allocate(identities.length * BYTES);
        for (int i = 0; i < identities.length; i++) {
            bytes.putLong(identities[i]).putInt(versions[i]);
        }
        return bytes.flip();
    }

    /** From a record; what is left of a torn one is left out. */
    public static SeenEntries of(ByteBuffer bytes) {
        ByteBuffer from = bytes.duplicate();
        int count = from.remaining() / BYTES;
        long[] identities = new long[count];
        int[] versions = new int[count];
        for (int i = 0; i < count; i++) {
            identities[i] = from.getLong();
            versions[i] = from.getInt();
        }
        return new SeenEntries(identities, versions);
    }
}
