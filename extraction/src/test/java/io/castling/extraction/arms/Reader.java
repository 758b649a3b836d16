package io.castling.extraction.arms;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.ParsedDocument;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the bundled catalogue finds in a text, and the files of examples beside these tests. */
final class Reader {

    private static final SystemRecognizer RECOGNIZER = new SystemRecognizer(CatalogueReader.bundled());

    private Reader() {}

    /** Each as {@code words = canonical name}, with its place and its reason checked. */
    static List<String> found(String title, String text) {
        Document document = new Document("case", title, text, Optional.empty(), Optional.empty(), Optional.empty());
        List<String> found = new ArrayList<>();
        for (SystemMention mention : RECOGNIZER.recognize(ParsedDocument.of(document))) {
            assertThat(document.words(mention.span())).isEqualTo(mention.text());
            assertThat(mention.reason()).isNotBlank();
            assertThat(mention.span().field()).isIn(Field.TITLE, Field.TEXT);
            found.add(mention.text() + " = " + mention.system().name());
        }
        return found;
    }

    /** The lines of a file of examples, without comments. */
    static Stream<String> lines(String resource) {
        try (InputStream stream = Objects.requireNonNull(Reader.class.getResourceAsStream(resource), resource)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"));
        } catch (IOException e) {
            throw new AssertionError(resource, e);
        }
    }
}
