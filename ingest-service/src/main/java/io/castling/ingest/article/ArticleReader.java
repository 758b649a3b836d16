package io.castling.ingest.article;

import io.castling.ingest.article.Rejected.Reason;
import io.castling.ingest.article.Submission.Details;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Turns bytes into articles or into precise complaints. Never throws for what it reads: each fault becomes a
 * {@link Rejected} and the rest goes on. Memory is bounded by the largest article allowed, whatever the input. May be
 * shared by threads.
 */
public final class ArticleReader {

    private final int maxArticleBytes;
    private final SubmissionJson json = new SubmissionJson();

    /** @param maxArticleBytes the largest article accepted, as it stands in the input */
    public ArticleReader(int maxArticleBytes) {
        if (maxArticleBytes < 1) {
            throw new IllegalArgumentException("an article may have " + maxArticleBytes + " bytes? Give 1 or more");
        }
        this.maxArticleBytes = maxArticleBytes;
    }

    /** The largest article accepted. */
    public int maxArticleBytes() {
        return maxArticleBytes;
    }

    /**
     * Reads one input to its end and hands over what it finds, in order. An exception of {@code sink} ends the reading.
     *
     * @param name of the input in messages
     * @param bytes read to the end, not closed
     */
    public void read(String name, Format format, InputStream bytes, Consumer<Reading> sink) {
        var progress = new LastOrigin(name, sink);
        try {
            InputStream buffered = new BufferedInputStream(bytes, 64 * 1024);
            switch (format) {
                case TEXT -> text(name, buffered, progress);
                case JSON -> elements(name, buffered, progress);
                case JSON_LINES -> lines(name, buffered, progress);
                case DETECT -> detect(name, buffered, progress);
            }
        } catch (IOException e) {
            sink.accept(new Rejected(Reason.UNREADABLE, progress.reached(), unreadable(e)));
        }
    }

    /** A fault of reading in words: the class says more than an empty message. */
    static String unreadable(IOException e) {
        return e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage());
    }

    private void text(String name, InputStream bytes, Consumer<Reading> sink) throws IOException {
        byte[] whole = bytes.readNBytes(maxArticleBytes + 1);
        if (whole.length > maxArticleBytes) {
            sink.accept(tooLarge(Origin.of(name)));
            return;
        }
        Reading reading = switch (DecodedText.of(whole)) {
            case DecodedText.NoText fault ->
                new Rejected(
                        fault.reason(),
                        new Origin(
                                name,
                                fault.line().map(OptionalLong::of).orElse(OptionalLong.empty()),
                                OptionalLong.empty()),
                        fault.detail());
            case DecodedText.Text decoded -> reading(name, decoded, whole.length);
        };
        sink.accept(withBytes(reading, whole));
    }

    private static Reading withBytes(Reading reading, byte[] bytes) {
        return switch (reading) {
            case Reading.Read read -> read;
            case Rejected rejected -> rejected.with(bytes);
        };
    }

    private Reading reading(String name, DecodedText.Text decoded, int length) {
        if (decoded.text().isBlank()) {
            return new Rejected(Reason.EMPTY, Origin.of(name), "it has " + length + " bytes, none of them a word");
        }
        // A Cyrillic letter takes one byte in windows-1251 and two on the wire.
        return utf8Length(decoded.text()) > maxArticleBytes
                ? tooLarge(Origin.of(name))
                : new Reading.Read(submission(decoded), Origin.of(name));
    }

    private static long utf8Length(String text) {
        return text.chars()
                .mapToLong(c -> c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate((char) c) ? 2 : 3)
                .sum();
    }

    private static Submission submission(DecodedText.Text decoded) {
        return Submission.ofText(
                decoded.text(),
                decoded.charset().equals("UTF-8")
                        ? Details.NONE
                        : Details.NONE.with(Map.of(
                                "charset", decoded.charset(), "charset-guessed", Boolean.toString(decoded.guessed()))));
    }

    private void lines(String name, InputStream bytes, Consumer<Reading> sink) throws IOException {
        var lines = new Lines(bytes, maxArticleBytes);
        while (lines.next()) {
            Origin origin = Origin.of(name, lines.number());
            if (lines.isCut()) {
                sink.accept(tooLarge(origin));
            } else if (!lines.isBlank()) {
                byte[] line = lines.bytes();
                sink.accept(withBytes(json.read(line, origin), line));
            }
        }
    }

    private void elements(String name, InputStream bytes, Consumer<Reading> sink) throws IOException {
        new JsonElements(bytes, maxArticleBytes).forEach(element -> {
            Origin origin = Origin.of(name, element.line(), element.column());
            sink.accept(
                    switch (element) {
                        case JsonElements.Whole whole -> withBytes(json.read(whole.bytes(), origin), whole.bytes());
                        case JsonElements.Cut cut -> tooLarge(origin);
                        case JsonElements.Unfinished unfinished ->
                            new Rejected(Reason.MALFORMED, origin, unfinished.detail());
                    });
        });
    }

    private void detect(String name, InputStream bytes, Consumer<Reading> sink) throws IOException {
        bytes.mark(Lines.PEEK);
        byte[] start = bytes.readNBytes(Lines.PEEK);
        bytes.reset();
        switch (JsonElements.firstSignificant(start)) {
            case '[' -> elements(name, bytes, sink);
            case '{' -> {
                if (JsonElements.firstLineIsWhole(start)) {
                    lines(name, bytes, sink);
                } else {
                    elements(name, bytes, sink);
                }
            }
            default -> text(name, bytes, sink);
        }
    }

    /** The complaint about an article that is too large. */
    public Rejected tooLarge(Origin origin) {
        return new Rejected(
                Reason.TOO_LARGE,
                origin,
                String.format(
                        Locale.ROOT,
                        "an article may have %,d bytes; raise castling.ingest.max-article-size to let it in",
                        maxArticleBytes));
    }

    /** Passes readings on and remembers the place of the last, for the message when the input breaks off. */
    private static final class LastOrigin implements Consumer<Reading> {
        private final Consumer<Reading> sink;
        private Origin reached;

        LastOrigin(String name, Consumer<Reading> sink) {
            this.sink = sink;
            this.reached = Origin.of(name);
        }

        @Override
        public void accept(Reading reading) {
            reached = reading.origin();
            sink.accept(reading);
        }

        Origin reached() {
            return reached;
        }
    }
}
