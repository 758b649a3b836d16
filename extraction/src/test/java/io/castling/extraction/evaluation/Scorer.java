package io.castling.extraction.evaluation;

import io.castling.extraction.Analysis;
import io.castling.extraction.Analyzer;
import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Field;
import io.castling.extraction.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Compares what extraction finds in the text of an article with its labels; titles carry none. */
final class Scorer {

    private final Analyzer analyzer;
    private final Map<String, String> lexicon;

    /**
     * @param lexicon folded spelling to canonical name of the systems that are labelled, others are not scored; empty
     *     when all are
     */
    Scorer(Analyzer analyzer, Map<String, String> lexicon) {
        this.analyzer = analyzer;
        this.lexicon = Map.copyOf(lexicon);
    }

    Scores score(List<Gold> articles) {
        return articles.stream().map(this::score).reduce(Scores.NONE, Scores::plus);
    }

    Scores score(Gold gold) {
        Analysis analysis = analyzer.analyze(gold.document());
        Places places = places(gold, analysis);
        ClaimScorer claims =
                new ClaimScorer(gold, analysis, name -> canonical(name).orElse(name));
        List<String> mistakes = new ArrayList<>();
        Finding systems = systems(gold, analysis, mistakes);
        mistakes.addAll(places.mistakes);
        mistakes.addAll(claims.mistakes());
        return new Scores(
                1,
                systems,
                places.finding,
                places.resolved,
                places.within161,
                claims.finding(),
                claims.fullFinding(),
                claims.slots(),
                gold.negative() ? Ratio.of(claims.anyMovement()) : Ratio.NONE,
                mistakes.stream()
                        .map(mistake -> gold.document().id() + ": " + mistake)
                        .toList());
    }

    private Optional<String> canonical(String name) {
        return lexicon.isEmpty() ? Optional.of(name) : Optional.ofNullable(lexicon.get(Names.fold(name)));
    }

    private Finding systems(Gold gold, Analysis analysis, List<String> mistakes) {
        List<SystemMention> spare = new ArrayList<>(analysis.systems().stream()
                .filter(mention -> mention.span().field() == Field.TEXT)
                .filter(mention -> canonical(mention.system().name()).isPresent())
                .toList());
        int found = spare.size();
        for (Gold.System label : gold.systems()) {
            Predicate<SystemMention> same = mention -> mention.span().overlaps(label.span())
                    && canonical(mention.system().name()).equals(Optional.of(label.canonical()));
            if (take(spare, same).isEmpty()) {
                mistakes.add("system missed: " + words(gold, label.span()) + " (" + label.canonical() + ")");
            }
        }
        spare.forEach(mention -> mistakes.add(
                "system invented: " + mention.text() + " (" + mention.system().name() + ")"));
        return new Finding(found - spare.size(), found, gold.systems().size());
    }

    private static final class Places {
        private final List<String> mistakes = new ArrayList<>();
        private Finding finding = Finding.NONE;
        private Ratio resolved = Ratio.NONE;
        private Ratio within161 = Ratio.NONE;
    }

    private static Places places(Gold gold, Analysis analysis) {
        List<PlaceMention> spare = new ArrayList<>(analysis.places().stream()
                .filter(mention -> mention.span().field() == Field.TEXT)
                .filter(mention -> gold.toponyms().stream()
                        .noneMatch(label -> !label.scored() && label.span().overlaps(mention.span())))
                .toList());
        List<Gold.Toponym> wanted =
                gold.toponyms().stream().filter(Gold.Toponym::scored).toList();
        int found = spare.size();
        Places result = new Places();
        for (Gold.Toponym label : wanted) {
            Optional<PlaceMention> hit = take(spare, mention -> mention.span().overlaps(label.span()));
            if (hit.isEmpty()) {
                result.mistakes.add("place missed: " + words(gold, label.span()));
            }
            if (label.place().located()) {
                boolean right = hit.filter(mention -> Ends.isSame(mention, label.place()))
                        .isPresent();
                double km = hit.map(PlaceMention::place)
                        .map(place -> Ends.km(place.latitude(), place.longitude(), label.place()))
                        .orElse(Double.POSITIVE_INFINITY);
                result.resolved = result.resolved.plus(Ratio.of(right));
                result.within161 = result.within161.plus(Ratio.of(km <= 161));
                if (hit.isPresent() && !right) {
                    result.mistakes.add("place misresolved: " + words(gold, label.span()) + " to "
                            + hit.get().place().name() + ", "
                            + hit.get().place().country().orElse("no country"));
                }
            }
        }
        spare.forEach(mention -> result.mistakes.add("place invented: " + mention.text()));
        result.finding = new Finding(found - spare.size(), found, wanted.size());
        return result;
    }

    private static <T> Optional<T> take(List<T> spare, Predicate<T> wanted) {
        Optional<T> first = spare.stream().filter(wanted).findFirst();
        first.ifPresent(spare::remove);
        return first;
    }

    private static String words(Gold gold, Span span) {
        return "'" + gold.document().text().substring(span.start(), span.end()) + "'";
    }
}
