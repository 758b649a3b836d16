package io.castling.extraction.place;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.text.Document;
import io.castling.extraction.text.ParsedDocument;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceFinderPropertiesTest {

    private static final int SEEDS = 20;
    private static final int TEXTS_A_SEED = 5_000;
    /** Every so many texts are read twice, to see that nothing is left behind by the first reading. */
    private static final int TWICE = 20;

    /** Names, cues and debris, to be put together in any order. */
    private static final List<String> PIECES = List.of(
            "Kaliningrad",
            "Moscow",
            "Paris",
            "Texas",
            "Rostov-on-Don",
            "the",
            "in",
            "from",
            "Western",
            "western",
            "region",
            "oblast",
            "airport",
            "air base",
            ",",
            ".",
            "'s",
            "-",
            "—",
            "(",
            ")",
            "Vladimir Putin",
            "Gen.",
            "University of",
            "Washington Post",
            "said",
            "Russian-Ukrainian border",
            "border",
            "border with",
            "border between",
            "Poland",
            "and",
            "US",
            "U.S.",
            "Ukraine",
            "\n",
            "\n\n",
            "\"",
            "Sana'a",
            "Königsberg",
            "Москва",
            "北京",
            "\ud83d\ude80",
            "\ud83d",
            "\u0000",
            "\u00ad",
            "St.",
            "Petersburg",
            "1234",
            "S-400",
            "and",
            "of",
            "D.C.",
            "Ga.",
            "New York",
            "South",
            "Sea",
            "Gulf of",
            "Island",
            "’s",
            "&",
            "/",
            ":",
            "EU");

    @SuppressWarnings("NullAway.Init")
    private static PlaceFinder finder;

    @BeforeAll
    static void load() {
        finder = PlaceFinder.bundled();
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void findsTheSameValidMentionsInAnyText(int seed) {
        Random random = new Random(seed);
        for (int n = 0; n < TEXTS_A_SEED; n++) {
            Document document = document(text(random, random.nextInt(40)), text(random, random.nextInt(8)));
            try {
                List<PlaceMention> mentions = find(document);
                if (n % TWICE == 0) {
                    assertThat(find(document)).isEqualTo(mentions);
                }
                for (int i = 0; i < mentions.size(); i++) {
                    boolean apart = i == 0
                            || !mentions.get(i)
                                    .span()
                                    .overlaps(mentions.get(i - 1).span());
                    assertValid(document, mentions.get(i), apart);
                }
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", text " + n + ": " + document, e);
            }
        }
    }

    /** Without a matcher for each part: a hundred thousand texts have a million mentions. */
    private static void assertValid(Document document, PlaceMention mention, boolean apart) {
        Place place = mention.place();
        boolean valid = apart
                && !mention.text().isBlank()
                && document.words(mention.span()).equals(mention.text())
                && Math.abs(place.latitude()) <= 90
                && Math.abs(place.longitude()) <= 180
                && place.uncertaintyKm() > 0;
        if (!valid) {
            throw new AssertionError("misplaced or overlapping: " + mention);
        }
    }

    @Test
    void costsNoMoreThanInProportionToTheText() {
        String passage =
                "The battery left Kaliningrad for Paris, Texas, and San Jose near the Polish-Belarusian border. ";
        long small = nanos(passage.repeat(500));
        long large = nanos(passage.repeat(10_000));
        assertThat(large).as("twenty times the text").isLessThan(60 * Math.max(small, 2_000_000));
    }

    @Test
    void readsAVeryLongLineAndVeryManyNames() {
        assertThat(find(document("Kaliningrad ".repeat(100_000), ""))).isNotEmpty();
        assertThat(find(document("a".repeat(1_000_000), ""))).isEmpty();
        assertThat(find(document("New ".repeat(50_000), ""))).hasSizeLessThan(50_000);
    }

    @Test
    void findsTheSameOnManyThreads() {
        Document document =
                document("S-400s went from Kaliningrad to Rostov-on-Don; Moscow said so in Washington.", "");
        List<PlaceMention> alone = find(document);
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(n -> find(document))
                        .distinct())
                .containsExactly(alone);
    }

    private static long nanos(String text) {
        Document document = document(text, "");
        var threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int n = 0; n < 3; n++) {
            long start = threads.getCurrentThreadCpuTime();
            find(document);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    private static String text(Random random, int pieces) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            if (random.nextInt(4) > 0) {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static Document document(String text, String title) {
        return new Document("x", title, text, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<PlaceMention> find(Document document) {
        return finder.find(ParsedDocument.of(document), List.of());
    }
}
