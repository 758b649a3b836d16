package io.castling.ingest.article;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Tells from the bytes alone whether something can be text at all. */
final class BinaryFormat {

    private static final int SAMPLE = 64 * 1024;
    /** Text has next to no control characters; any compressed or compiled format has about one in ten. */
    private static final double MOST_CONTROLS = 0.01;
    /** Spaces and line ends alone make every sixth unit of UTF-16 one with a zero byte, in any script with words. */
    private static final double LEAST_ZEROS = 0.05;

    private static final Map<String, byte[]> MAGIC = magic();

    private BinaryFormat() {}

    static Optional<String> of(byte[] bytes) {
        return MAGIC.entrySet().stream()
                .filter(format -> startsWith(bytes, format.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static boolean startsWith(byte[] bytes, byte[] start) {
        return bytes.length >= start.length && Arrays.equals(bytes, 0, start.length, start, 0, start.length);
    }

    static boolean hasManyControls(byte[] bytes) {
        int end = Math.min(bytes.length, SAMPLE);
        int controls = 0;
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
            if (bytes[i] == 0x7F
                    || (bytes[i] > 0 && bytes[i] < 0x20 && "\t\n\r\f\u000B\u001A\u001B".indexOf(bytes[i]) < 0)) {
                controls++;
            }
        }
        return controls > end * MOST_CONTROLS;
    }

    /** UTF-16 without a mark: zero bytes, and all of them on the same side of the pairs. */
    static Optional<Charset> utf16(byte[] bytes) {
        int end = Math.min(bytes.length, SAMPLE) & ~1;
        int first = 0;
        int second = 0;
        for (int i = 0; i < end; i += 2) {
            first += bytes[i] == 0 ? 1 : 0;
            second += bytes[i + 1] == 0 ? 1 : 0;
        }
        if (bytes.length % 2 != 0 || first + second < end / 2 * LEAST_ZEROS) {
            return Optional.empty();
        }
        if (first == 0) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        return second == 0 ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
    }

    private static Map<String, byte[]> magic() {
        var formats = new LinkedHashMap<String, String>();
        formats.put("a PDF", "255044462D");
        formats.put("a ZIP archive or office document", "504B0304");
        formats.put("gzip", "1F8B");
        formats.put("zstd", "28B52FFD");
        formats.put("bzip2", "425A68");
        formats.put("xz", "FD377A585A00");
        formats.put("a PNG picture", "89504E470D0A1A0A");
        formats.put("a JPEG picture", "FFD8FF");
        formats.put("a GIF picture", "47494638");
        formats.put("a program", "7F454C46");
        formats.put("a Java class", "CAFEBABE");
        formats.put("an old office document", "D0CF11E0A1B11AE1");
        formats.put("an SQLite database", "53514C69746520666F726D617420");
        var magic = new LinkedHashMap<String, byte[]>();
        formats.forEach((name, start) -> magic.put(name, HexFormat.of().parseHex(start)));
        return magic;
    }
}
