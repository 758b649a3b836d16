package io.castling.ingest.source;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/** How a file is compressed, told from its name. */
enum Decompression {
    NONE(""),
    GZIP(".gz"),
    ZSTD(".zst");

    /** News in JSON shrinks to a tenth, a page of repeated markup to a fiftieth. */
    private static final int BIGGEST_RATIO = 500;
    /** Below this, a ratio says nothing. */
    private static final long ALWAYS_ALLOWED = 64L << 20;

    private final String suffix;

    Decompression(String suffix) {
        this.suffix = suffix;
    }

    static Decompression of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(GZIP.suffix) ? GZIP : lower.endsWith(ZSTD.suffix) ? ZSTD : NONE;
    }

    static String withoutSuffix(String name) {
        return name.substring(0, name.length() - of(name).suffix.length());
    }

    /** Refuses to go on when the content swells beyond reason: a bomb would keep a reader busy for years. */
    InputStream open(InputStream compressed) throws IOException {
        var counted = new Counted(compressed);
        return switch (this) {
            case NONE -> compressed;
            case GZIP -> new Guarded(new GZIPInputStream(counted, 64 * 1024), counted);
            case ZSTD -> new Guarded(new ZstdInputStream(counted), counted);
        };
    }

    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            return read;
        }
    }

    private static final class Guarded extends FilterInputStream {
        private final Counted source;
        private long count;

        Guarded(InputStream in, Counted source) {
            super(in);
            this.source = source;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count += Math.max(read, 0);
            if (count > ALWAYS_ALLOWED && count / BIGGEST_RATIO > source.count) {
                throw new IOException("it swells to more than " + BIGGEST_RATIO
                        + " times its size, as a decompression bomb does; unpack it by hand if it is none");
            }
            return read;
        }
    }
}
