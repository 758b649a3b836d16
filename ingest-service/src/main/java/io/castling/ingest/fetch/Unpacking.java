package io.castling.ingest.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import okhttp3.Response;
import org.brotli.dec.BrotliInputStream;

/**
 * Content codings (RFC 9110 section 8.4.1). What comes out is counted by the reader, so that a bomb is stopped at the
 * limit; what is never read costs nothing.
 */
final class Unpacking {

    /** 8 MiB, the most that a coding for HTTP may need (RFC 9659): a larger window is an attack on memory. */
    private static final int ZSTD_WINDOW_LOG = 23;

    private Unpacking() {}

    static InputStream of(Response response) throws IOException {
        InputStream packed = response.body().byteStream();
        String coding = Optional.ofNullable(response.header("Content-Encoding"))
                .orElse("identity")
                .strip()
                .toLowerCase(Locale.ROOT);
        return switch (coding) {
            case "", "identity" -> packed;
            case "gzip", "x-gzip" -> new Told(begin(() -> new GZIPInputStream(packed)));
            case "br" -> new Told(begin(() -> new BrotliInputStream(packed)));
            case "zstd" -> new Told(begin(() -> new ZstdInputStream(packed).setLongMax(ZSTD_WINDOW_LOG)));
            default -> throw new Unknown(coding);
        };
    }

    /** A content coding that was not asked for. */
    static final class Unknown extends IOException {
        private static final long serialVersionUID = 1;

        Unknown(String coding) {
            super(coding);
        }
    }

    /** A body that is not what its coding says. */
    static final class Broken extends IOException {
        private static final long serialVersionUID = 1;

        Broken(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    private interface Begin {
        InputStream begin() throws IOException;
    }

    private static InputStream begin(Begin begin) throws IOException {
        try {
            return begin.begin();
        } catch (IOException failure) {
            throw told(failure);
        }
    }

    /** The decoders' own failures are told from those of the connection by where they come from. */
    private static IOException told(IOException failure) {
        boolean decoder = failure instanceof ZipException
                || failure.getClass().getName().startsWith("com.github.luben.zstd.")
                || (failure.getStackTrace().length > 0
                        && failure.getStackTrace()[0].getClassName().startsWith("org.brotli."));
        return decoder && !(failure instanceof InterruptedIOException) ? new Broken(failure) : failure;
    }

    private static final class Told extends FilterInputStream {

        Told(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            try {
                return super.read(buffer, offset, length);
            } catch (IOException failure) {
                throw told(failure);
            }
        }
    }
}
