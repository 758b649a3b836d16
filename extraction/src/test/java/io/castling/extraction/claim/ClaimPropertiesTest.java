package io.castling.extraction.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.Analyzer;
import io.castling.extraction.claim.Passages.Labelled;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.Span;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any text: random splices of the corpus, damaged and not. */
class ClaimPropertiesTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();
    private static final List<Labelled> CORPUS = Stream.of(
                    "tuning.yaml", "checking.yaml", "reports-tuning.yaml", "reports-checking.yaml")
            .flatMap(file -> Passages.read(file).stream())
            .toList();
    private static final double NEARLY_LINEAR = 7.5;
    private static final String NOISE = " .,;:!?()[]\"'-—…\n\t0123456789abcXYZéЖ\u00a0\ud83d\ude80\ud83d";

    static Stream<Long> seeds() {
        return Stream.iterate(1L, seed -> seed + 1).limit(Long.getLong("castling.seeds", 100));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void any_text_is_read_without_error_and_the_same_way_twice(long seed) {
        Document document = document(damaged(splice(new Random(seed)), new Random(seed + 1)));

        List<Claim> claims = ANALYZER.analyze(document).claims();

        assertThat(claims)
                .as("seed %d", seed)
                .isEqualTo(ANALYZER.analyze(document).claims());
        for (Claim claim : claims) {
            assertSpan(document, claim.evidence().sentence(), seed);
            claim.evidence().arguments().forEach(span -> assertSpan(document, span, seed));
            assertThat(document.words(claim.evidence().sentence()))
                    .isEqualTo(claim.evidence().text());
            assertThat(claim.origins().size() + claim.destinations().size())
                    .as("ends, seed %d", seed)
                    .isPositive();
            if (claim.status() == Claim.Status.DENIED) {
                assertThat(claim.hedged()).as("seed %d", seed).isFalse();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void paragraphs_about_nothing_tracked_change_nothing(long seed) {
        Random random = new Random(seed);
        Labelled passage = CORPUS.get(random.nextInt(CORPUS.size()));
        Document plain = passage.document();
        String more = plain.text() + "\n\nThe mayor opened a new library. Children sang and there was cake.\n";
        Document longer = new Document(plain.id(), plain.title(), more, plain.url(), plain.source(), plain.published());

        assertThat(described(longer)).as("%s, seed %d", plain.id(), seed).isEqualTo(described(plain));
    }

    /**
     * What is five times as long takes no more than about five times as long to read; anything quadratic takes
     * twenty-five. Each measure is the best of several, and the whole is tried again, since other work on the machine
     * slows caches down.
     */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            whole articles    | 40  | *
            one line          | 400 | Russia moved an S-400 battery from Syria to Libya and
            moves of one kind | 400 | A Patriot battery was moved from Poland to Latvia via Lithuania on May 3.#
            words for others  | 400 | They were sent there. The interceptors left the base for the island.#
            a heap of places  | 400 | Poland, Latvia, Guam, Turkey, Jordan and Japan received Patriot,
            denied and asked  | 400 | He denied that the S-400 would be sent to Syria. Will they move it to Iran?#
            """)
    void cost_is_linear_in_the_length_of_the_article(String name, int times, String piece) {
        String unit = piece.equals("*") ? splice(new Random(7)) + "\n\n" : piece.replace('#', '\n') + " ";
        Document small = document("The S-400 is a Russian system.\n" + unit.repeat(times));
        Document large = document("The S-400 is a Russian system.\n" + unit.repeat(5 * times));
        ANALYZER.analyze(large);

        double ratio = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 4 && ratio > NEARLY_LINEAR; attempt++) {
            ratio = (double) best(large) / best(small);
        }

        assertThat(ratio).as("time for five times the length of %s", name).isLessThan(NEARLY_LINEAR);
    }

    @Test
    void a_line_without_an_end_is_read_in_time() {
        String line = "Russia moved an S-400 battery from Syria to Libya and ".repeat(4_000);

        assertThat(best(document(line))).isLessThan(Duration.ofSeconds(5).toNanos());
    }

    /** Nanoseconds of this thread, the best of three: other work on the machine does not count. */
    private static long best(Document document) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 3; i++) {
            long start = threads.getCurrentThreadCpuTime();
            ANALYZER.analyze(document);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - start);
        }
        return best;
    }

    private static List<String> described(Document document) {
        return ANALYZER.analyze(document).claims().stream()
                .map(c -> c.system().name() + c.status() + c.evidence())
                .toList();
    }

    private static void assertSpan(Document document, Span span, long seed) {
        assertThat(span.end())
                .as("seed %d", seed)
                .isLessThanOrEqualTo(document.field(span.field()).length());
    }

    /** Sentences of several passages, one after the other. */
    private static String splice(Random random) {
        List<String> sentences = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            String[] split =
                    CORPUS.get(random.nextInt(CORPUS.size())).document().text().split("(?<=[.,;])\\s");
            sentences.add(split[random.nextInt(split.length)]);
        }
        return String.join(random.nextInt(3) == 0 ? "\n\n" : " ", sentences);
    }

    /** The text with some characters lost, doubled or replaced. */
    private static String damaged(String text, Random random) {
        StringBuilder damaged = new StringBuilder(text);
        for (int i = random.nextInt(12); i > 0 && damaged.length() > 2; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, NOISE.charAt(random.nextInt(NOISE.length())));
                default -> damaged.setCharAt(at, NOISE.charAt(random.nextInt(NOISE.length())));
            }
        }
        return damaged.toString();
    }

    private static Document document(String text) {
        return new Document("d", "", text, Optional.empty(), Optional.empty(), Optional.of(LocalDate.of(2023, 11, 15)));
    }
}
