package io.castling.ingest.source;

import io.castling.ingest.article.Format;
import io.castling.ingest.article.Reading;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Something that articles are read from, once, from beginning to end. */
public sealed interface Input {

    /** As a person would name it in a message. */
    String name();

    /** How articles are laid out in it; of no meaning for pages. */
    Format format();

    /** Bytes to read, where that is known before; compressed where the input is. */
    OptionalLong size();

    /** The caller closes it. */
    InputStream open() throws IOException;

    /**
     * A file; the format follows from its name, without {@code .gz} or {@code .zst}, and is looked for in the content
     * where the name does not tell.
     */
    record File(Path path) implements Input {

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Format format() {
            return formatOf(path).orElse(Format.DETECT);
        }

        @Override
        public OptionalLong size() {
            try {
                return OptionalLong.of(Files.size(path));
            } catch (IOException unreadable) {
                return OptionalLong.empty();
            }
        }

        @Override
        public InputStream open() throws IOException {
            return Decompression.of(path.toString()).open(Files.newInputStream(path));
        }

        /** Empty where the name does not say what is inside. */
        static Optional<Format> formatOf(Path path) {
            String name =
                    Decompression.withoutSuffix(path.getFileName().toString()).toLowerCase(Locale.ROOT);
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "txt", "text" -> Optional.of(Format.TEXT);
                // Many exports call lines of JSON ".json".
                case "json" -> Optional.of(Format.DETECT);
                case "jsonl", "ndjson" -> Optional.of(Format.JSON_LINES);
                default -> Optional.empty();
            };
        }
    }

    /** A web page in a file: one article. */
    record PageFile(Path path) implements Input {

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Format format() {
            return Format.TEXT;
        }

        @Override
        public OptionalLong size() {
            return new File(path).size();
        }

        @Override
        public InputStream open() throws IOException {
            return new File(path).open();
        }

        /** No page can have been published later than it was saved. */
        public Instant saved() throws IOException {
            return Files.getLastModifiedTime(path).toInstant();
        }

        static boolean isNamedLikeOne(Path path) {
            String name =
                    Decompression.withoutSuffix(path.getFileName().toString()).toLowerCase(Locale.ROOT);
            return name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml");
        }
    }

    /** A web archive: each page in it is an article. */
    record WarcFile(Path path) implements Input {

        @Override
        public String name() {
            return path.toString();
        }

        @Override
        public Format format() {
            return Format.TEXT;
        }

        @Override
        public OptionalLong size() {
            return new File(path).size();
        }

        /** As it stands: whoever reads it unpacks it, record by record. */
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(path);
        }

        static boolean isNamedLikeOne(Path path) {
            String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
            return name.endsWith(".warc") || name.endsWith(".warc.gz");
        }
    }

    /** A page or a feed on the web. */
    record Address(URI address, WebArticles web) implements Input {

        @Override
        public String name() {
            return address.toString();
        }

        @Override
        public Format format() {
            return Format.DETECT;
        }

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        /** Nothing: {@link #read} asks for what is needed. */
        @Override
        public InputStream open() {
            return InputStream.nullInputStream();
        }

        /** Hands over each article found. */
        public void read(Consumer<Reading> sink) {
            web.read(address, sink);
        }
    }

    /** What another program writes as it goes: standard input. Whoever handed it over closes it. */
    record Live(String name, Format format, InputStream bytes) implements Input {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() {
            return new LeftOpen(bytes);
        }
    }

    /** What another program sends as a whole: the body of a request. Whoever handed it over closes it. */
    record Body(String name, Format format, InputStream bytes) implements Input {

        @Override
        public OptionalLong size() {
            return OptionalLong.empty();
        }

        @Override
        public InputStream open() {
            return new LeftOpen(bytes);
        }
    }

    /** Passes everything on but the end. */
    final class LeftOpen extends FilterInputStream {

        private LeftOpen(InputStream bytes) {
            super(bytes);
        }

        @Override
        public void close() {
            // Not ours.
        }
    }
}
