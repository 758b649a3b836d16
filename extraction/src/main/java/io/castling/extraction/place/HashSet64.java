package io.castling.extraction.place;

/** Hashes without objects: open addressing, grows as needed, 0 stands for itself as 1. */
final class HashSet64 {

    private long[] slots;
    private int size;

    HashSet64(int expected) {
        slots = new long[Math.max(16, Integer.highestOneBit(expected) << 2)];
    }

    void add(long hash) {
        int slot = slot(slots, hash);
        if (slots[slot] == 0) {
            slots[slot] = hash == 0 ? 1 : hash;
            if (++size * 2 > slots.length) {
                long[] larger = new long[slots.length * 2];
                for (long each : slots) {
                    if (each != 0) {
                        larger[slot(larger, each)] = each;
                    }
                }
                slots = larger;
            }
        }
    }

    boolean contains(long hash) {
        return slots[slot(slots, hash)] != 0;
    }

    private static int slot(long[] slots, long hash) {
        long wanted = hash == 0 ? 1 : hash;
        int i = (int) (wanted ^ wanted >>> 32) & slots.length - 1;
        while (slots[i] != 0 && slots[i] != wanted) {
            i = (i + 1) & slots.length - 1;
        }
        return i;
    }
}
