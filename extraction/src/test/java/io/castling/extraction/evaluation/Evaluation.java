package io.castling.extraction.evaluation;

import io.castling.extraction.Analyzer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Prints the table of accuracy for labelled articles. Arguments: files of labelled articles; {@code --errors N} also
 * prints the first N mistakes of each file. A file {@code systems.json} beside them names the systems that are labelled.
 */
final class Evaluation {

    private static final String LEXICON = "systems.json";

    private final GoldReader reader = new GoldReader();
    private final Analyzer analyzer = Analyzer.bundled();

    private Evaluation() {}

    public static void main(String[] arguments) throws IOException {
        List<String> words = Arrays.asList(arguments);
        int errors = words.indexOf("--errors");
        int shown = errors < 0 ? 0 : Integer.parseInt(words.get(errors + 1));
        List<String> files = errors < 0 ? words : words.subList(0, errors);
        PrintStream out = System.out;
        Evaluation evaluation = new Evaluation();
        for (String file : files) {
            Scores scores = evaluation.score(Path.of(file));
            print(out, file, scores);
            scores.mistakes().stream().limit(shown).forEach(mistake -> out.println("  " + mistake));
        }
    }

    Scores score(Path file) throws IOException {
        Path lexicon = file.resolveSibling(LEXICON);
        Map<String, String> labelled = Files.exists(lexicon) ? reader.lexicon(lexicon) : Map.of();
        return new Scorer(analyzer, labelled).score(reader.read(file));
    }

    private static void print(PrintStream out, String file, Scores scores) {
        out.printf("%n%s: %d articles%n", file, scores.articles());
        line(out, "systems, mentions", scores.systems());
        line(out, "places, mentions", scores.places());
        line(out, "places, right place", scores.resolved());
        line(out, "places, within 161 km", scores.within161());
        line(out, "claims, system and one end", scores.claims());
        line(out, "claims, both ends and status", scores.fullClaims());
        scores.slots().forEach((slot, ratio) -> line(out, "slot " + slot.name().toLowerCase(Locale.ROOT), ratio));
        line(out, "articles without movement, flagged", scores.negativesFlagged());
    }

    private static void line(PrintStream out, String what, Finding finding) {
        out.printf(
                Locale.ROOT,
                "%-36s F1 %.3f  precision %.3f  recall %.3f  of %d%n",
                what,
                finding.f1(),
                finding.precision(),
                finding.recall(),
                finding.wanted());
    }

    private static void line(PrintStream out, String what, Ratio ratio) {
        if (ratio.all() > 0) {
            out.printf(Locale.ROOT, "%-36s    %.3f  (%d of %d)%n", what, ratio.value(), ratio.right(), ratio.all());
        }
    }
}
