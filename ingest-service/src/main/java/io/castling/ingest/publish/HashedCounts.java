package io.castling.ingest.publish;

/**
 * Small positive numbers by SHA-256, of which 128 bits are kept: open addressing over plain arrays, since a map of objects
 * would take five times the memory. Not safe for use by several threads.
 */
final class HashedCounts {

    private static final int FIRST_CAPACITY = 1024;

    private long[] keys = new long[2 * FIRST_CAPACITY];
    private int[] counts = new int[FIRST_CAPACITY];
    private int size;

    int size() {
        return size;
    }

    /** 0 where there is none. */
    int get(String sha256) {
        return counts[slot(high(sha256), low(sha256))];
    }

    /** @param count above 0 */
    void put(String sha256, int count) {
        if (count < 1) {
            throw new IllegalArgumentException("a count of " + count + " would read as absent");
        }
        if (2 * size >= counts.length) {
            grow();
        }
        put(high(sha256), low(sha256), count);
    }

    private void put(long high, long low, int count) {
        int slot = slot(high, low);
        size += counts[slot] == 0 ? 1 : 0;
        keys[2 * slot] = high;
        keys[2 * slot + 1] = low;
        counts[slot] = count;
    }

    /** Where the key is, or the free place where it belongs. */
    private int slot(long high, long low) {
        int mask = counts.length - 1;
        int slot = (int) high & mask;
        while (counts[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldCounts = counts;
        keys = new long[2 * oldKeys.length];
        counts = new int[2 * oldCounts.length];
        size = 0;
        for (int i = 0; i < oldCounts.length; i++) {
            if (oldCounts[i] != 0) {
                put(oldKeys[2 * i], oldKeys[2 * i + 1], oldCounts[i]);
            }
        }
    }

    private static long high(String sha256) {
        return Long.parseUnsignedLong(sha256, 0, 16, 16);
    }

    private static long low(String sha256) {
        return Long.parseUnsignedLong(sha256, 16, 32, 16);
    }
}
