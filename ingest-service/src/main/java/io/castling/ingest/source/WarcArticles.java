package io.castling.ingest.source;

import io.castling.ingest.article.Origin;
import io.castling.ingest.article.Reading;
import io.castling.ingest.article.Rejected;
import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.page.PageArticles;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.netpreserve.jwarc.HttpResponse;
import org.netpreserve.jwarc.MediaType;
import org.netpreserve.jwarc.WarcReader;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcResponse;

/**
 * The pages in a web archive (WARC, ISO 28500), compressed record by record or not, as crawlers write it: what a site
 * answered with 200 and HTML. All else in it (images, redirects, requests) is passed over. For one archive after the other.
 */
public final class WarcArticles {

    private static final int OK = 200;

    private final PageArticles pages;
    private final int maxBytes;

    /** @param maxBytes the largest page, unpacked */
    public WarcArticles(PageArticles pages, int maxBytes) {
        this.pages = pages;
        this.maxBytes = maxBytes;
    }

    /**
     * Reads an archive to its end.
     *
     * @param name of the archive in messages
     * @throws IOException when the archive is damaged: what follows cannot be found
     */
    public void read(String name, InputStream archive, Consumer<Reading> sink) throws IOException {
        try (var reader = new WarcReader(archive)) {
            for (Optional<WarcRecord> record = reader.next(); record.isPresent(); record = reader.next()) {
                if (record.get() instanceof WarcResponse response) {
                    page(name, response).ifPresent(sink);
                }
            }
        } catch (IllegalArgumentException malformed) {
            throw new IOException("a record cannot be understood: " + malformed.getMessage(), malformed);
        }
    }

    private Optional<Reading> page(String name, WarcResponse response) {
        Origin origin = Origin.of(name + " " + response.target());
        try {
            if (!isHttp(response)) {
                return Optional.empty();
            }
            HttpResponse http = response.http();
            Optional<String> type = http.headers().first("Content-Type");
            if (http.status() != OK || !isPage(type)) {
                return Optional.empty();
            }
            byte[] bytes = http.bodyDecoded().stream().readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                return Optional.of(new Rejected(Reason.TOO_LARGE, origin, "a page may have " + maxBytes + " bytes"));
            }
            return Optional.of(pages.read(bytes, type, response.target(), response.date(), origin));
        } catch (IOException | RuntimeException fault) {
            return Optional.of(new Rejected(
                    Reason.UNREADABLE,
                    origin,
                    "the response in the archive cannot be read: "
                            + Optional.ofNullable(fault.getMessage())
                                    .orElse(fault.getClass().getSimpleName())));
        }
    }

    private static boolean isHttp(WarcResponse response) throws IOException {
        return response.contentType().base().equals(MediaType.HTTP);
    }

    private static boolean isPage(Optional<String> type) {
        return type.map(value -> value.strip().toLowerCase(Locale.ROOT))
                .filter(value -> value.startsWith("text/html") || value.startsWith("application/xhtml+xml"))
                .isPresent();
    }
}
