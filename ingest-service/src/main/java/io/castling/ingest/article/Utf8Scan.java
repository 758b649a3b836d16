package io.castling.ingest.article;

/**
 * What bytes look like as UTF-8 (Unicode 16, table 3-7).
 *
 * @param sequences valid sequences of two bytes or more
 * @param faults bytes that begin no valid sequence
 * @param firstFault offset of the first one, -1 where there is none
 * @param firstFaultLine its line, from 1
 * @param firstFaultColumn its place in that line, in bytes from 1
 * @param firstFaultByte what stands there
 */
record Utf8Scan(
        int sequences, int faults, int firstFault, long firstFaultLine, long firstFaultColumn, int firstFaultByte) {

    static Utf8Scan of(byte[] bytes) {
        int sequences = 0;
        int faults = 0;
        int first = -1;
        for (int i = 0; i < bytes.length; ) {
            int length = sequenceLength(bytes, i);
            if (length == 0) {
                first = first < 0 ? i : first;
                faults++;
                i++;
            } else {
                sequences += length > 1 ? 1 : 0;
                i += length;
            }
        }
        if (first < 0) {
            return new Utf8Scan(sequences, 0, -1, 0, 0, 0);
        }
        long line = 1;
        int lineStart = 0;
        for (int i = 0; i < first; i++) {
            if (bytes[i] == '\n') {
                line++;
                lineStart = i + 1;
            }
        }
        return new Utf8Scan(sequences, faults, first, line, first - lineStart + 1L, bytes[first] & 0xFF);
    }

    boolean isValid() {
        return faults == 0;
    }

    /** Valid sequences do not come about by chance: text of another encoding has hardly any. */
    boolean isDamagedUtf8() {
        return faults > 0 && sequences > faults;
    }

    /** 1 to 4, or 0 where no valid sequence begins here. */
    private static int sequenceLength(byte[] bytes, int at) {
        int lead = bytes[at] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length = lead >= 0xC2 && lead <= 0xDF
                ? 2
                : lead >= 0xE0 && lead <= 0xEF ? 3 : lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
        if (length == 0 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        if (second < low || second > high) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
