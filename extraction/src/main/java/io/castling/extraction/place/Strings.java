package io.castling.extraction.place;

import java.nio.charset.StandardCharsets;

/** Many strings in one block of UTF-8; each becomes an object only when it is asked for. */
final class Strings {

    private final byte[] block;
    private final int[] starts;

    private Strings(byte[] block, int[] starts) {
        this.block = block;
        this.starts = starts;
    }

    /** Strings parted by newlines. */
    static Strings of(byte[] block, int count) {
        int[] starts = new int[count + 1];
        int next = 1;
        for (int i = 0; i < block.length && next < count; i++) {
            if (block[i] == '\n') {
                starts[next++] = i + 1;
            }
        }
        starts[count] = block.length + 1;
        return new Strings(block, starts);
    }

    String get(int n) {
        return new String(block, starts[n], starts[n + 1] - 1 - starts[n], StandardCharsets.UTF_8);
    }

    /** The first byte of each; 0 for an empty one. */
    byte[] initials() {
        byte[] initials = new byte[starts.length - 1];
        for (int i = 0; i < initials.length; i++) {
            initials[i] = starts[i + 1] - 1 == starts[i] ? 0 : block[starts[i]];
        }
        return initials;
    }
}
