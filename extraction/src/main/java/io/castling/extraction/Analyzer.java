package io.castling.extraction;

import io.castling.extraction.arms.Catalogue;
import io.castling.extraction.arms.SystemRecognizer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.ParsedDocument;
import java.util.List;

/**
 * The whole of extraction: a pure function of the document. Immutable and safe to share among threads; loading reads
 * the bundled catalogue and gazetteer once.
 */
public final class Analyzer {

    private final SystemRecognizer systems;

    private Analyzer(Catalogue catalogue) {
        systems = new SystemRecognizer(catalogue);
    }

    /** An analyzer over the bundled resources. */
    public static Analyzer bundled() {
        return new Analyzer(CatalogueReader.bundled());
    }

    public Analysis analyze(Document document) {
        ParsedDocument parsed = ParsedDocument.of(document);
        return new Analysis(parsed.language(), parsed.blocks(), systems.recognize(parsed), List.of(), List.of());
    }
}
