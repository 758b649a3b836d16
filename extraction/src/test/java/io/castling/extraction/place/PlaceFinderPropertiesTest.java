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

    private static final int SEEDS = 200;
    private static final int TEXTS_A_SEED = 25;

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
            Document document = document(text(random, random.nextInt(60)), text(random, random.nextInt(8)));
            List<PlaceMention> mentions = find(document);
            assertThat(find(document)).as("seed %d, text %d", seed, n).isEqualTo(mentions);
            assertValid(document, mentions, "seed " + seed + ", text " + n);
        }
    }

    private static void assertValid(Document document, List<PlaceMention> mentions, String where) {
        for (int i = 0; i < mentions.size(); i++) {
            PlaceMention mention = mentions.get(i);
            assertThat(document.words(mention.span())).as(where).isEqualTo(mention.text());
            assertThat(mention.text()).as(where).isNotBlank();
            assertThat(mention.reasons()).as(where).isNotNull();
            assertThat(Math.abs(mention.place().latitude())).as(where).isLessThanOrEqualTo(90);
            assertThat(Math.abs(mention.place().longitude())).as(where).isLessThanOrEqualTo(180);
            assertThat(mention.place().uncertaintyKm()).as(where).isPositive();
            if (i > 0) {
                assertThat(mention.span().overlaps(mentions.get(i - 1).span()))
                        .as(where)
                        .isFalse();
            }
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
