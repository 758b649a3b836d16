package io.castling.extraction;

import io.castling.extraction.text.Document;
import io.castling.extraction.text.ParsedDocument;
import java.util.List;

/**
 * The whole of extraction: a pure function of the document. Immutable and safe to share among threads; loading reads
 * the bundled catalogue and gazetteer once.
 */
public final class Analyzer {

    private Analyzer() {}

    /** An analyzer over the bundled resources. */
    public static Analyzer bundled() {
        return new Analyzer();
    }

    public Analysis analyze(Document document) {
        ParsedDocument parsed = ParsedDocument.of(document);
        return new Analysis(parsed.language(), parsed.blocks(), List.of(), List.of(), List.of());
    }
}
