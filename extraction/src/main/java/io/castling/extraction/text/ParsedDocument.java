package io.castling.extraction.text;

import java.util.List;
import java.util.stream.Stream;

/**
 * A document and what reading it once has found: what the recognisers of systems and places and the reader of claims
 * all start from. Immutable; cheap to make, its cost is linear in the length of the text.
 *
 * @param language ISO 639-1 code, {@code und} where it cannot be told
 */
public record ParsedDocument(Document document, String language, Passage title, Passage body) {

    public static ParsedDocument of(Document document) {
        Passage title = PassageReader.title(document.title());
        Passage body = PassageReader.body(document.text());
        return new ParsedDocument(document, LanguageGuesser.guess(body.tokens(), title.tokens()), title, body);
    }

    public boolean english() {
        return language.equals("en");
    }

    public Passage passage(Field field) {
        return switch (field) {
            case TITLE -> title;
            case TEXT -> body;
        };
    }

    /** Title first. */
    public List<Passage> passages() {
        return List.of(title, body);
    }

    public List<Block> blocks() {
        return Stream.concat(title.blocks().stream(), body.blocks().stream()).toList();
    }
}
