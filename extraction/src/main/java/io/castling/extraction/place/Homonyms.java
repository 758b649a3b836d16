package io.castling.extraction.place;

import io.castling.extraction.text.NameTable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Names that hold the name of a place and are something else, where no rule about their words could tell. */
final class Homonyms {

    private static final String RESOURCE = "homonyms.txt";

    static final NameTable NAMES = read();

    private Homonyms() {}

    private static NameTable read() {
        try (InputStream in =
                Objects.requireNonNull(Homonyms.class.getResourceAsStream(RESOURCE), "missing " + RESOURCE)) {
            List<String> names = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
            return NameTable.of(names);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE + "; is the jar whole?", e);
        }
    }
}
