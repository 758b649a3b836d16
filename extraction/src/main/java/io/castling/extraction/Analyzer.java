package io.castling.extraction;

import io.castling.extraction.arms.Catalogue;
import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.arms.SystemRecognizer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.claim.Claim;
import io.castling.extraction.claim.ClaimExtractor;
import io.castling.extraction.place.PlaceFinder;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.ParsedDocument;
import java.util.List;

/**
 * The whole of extraction: a pure function of the document. Immutable and safe to share among threads; loading reads
 * the bundled catalogue and gazetteer once.
 */
public final class Analyzer {

    private final SystemRecognizer systems;
    private final PlaceFinder places;
    private final ClaimExtractor claims = new ClaimExtractor();

    private Analyzer(Catalogue catalogue, PlaceFinder places) {
        systems = new SystemRecognizer(catalogue);
        this.places = places;
    }

    /** An analyzer over the bundled resources. */
    public static Analyzer bundled() {
        return with(CatalogueReader.bundled());
    }

    /** An analyzer over the bundled gazetteer and a catalogue of systems, see {@link CatalogueReader#bundledWith}. */
    public static Analyzer with(Catalogue catalogue) {
        return new Analyzer(catalogue, PlaceFinder.bundled());
    }

    public Analysis analyze(Document document) {
        ParsedDocument parsed = ParsedDocument.of(document);
        List<SystemMention> mentions = systems.recognize(parsed);
        List<PlaceMention> toponyms = parsed.english() ? places.find(parsed, mentions) : List.of();
        List<Claim> asserted = parsed.english() ? claims.extract(parsed, mentions, toponyms) : List.of();
        return new Analysis(parsed.language(), parsed.blocks(), mentions, toponyms, asserted);
    }

    /** Every movement that was considered and why it became a claim or did not, in words and in order of appearance. */
    public List<String> explain(Document document) {
        ParsedDocument parsed = ParsedDocument.of(document);
        if (!parsed.english()) {
            return List.of("not analysed: the language is " + parsed.language() + ", only English is read");
        }
        List<SystemMention> mentions = systems.recognize(parsed);
        return claims.explain(parsed, mentions, places.find(parsed, mentions));
    }
}
