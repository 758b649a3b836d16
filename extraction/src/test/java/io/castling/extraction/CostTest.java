package io.castling.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.arms.SystemRecognizer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.ParsedDocument;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cost of reading a text and finding its systems grows with its length and no faster, whatever it is made of.
 * Compared are the CPU times for a text and for one four times as long: anything quadratic costs sixteen times as much.
 */
class CostTest {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final SystemRecognizer SYSTEMS = new SystemRecognizer(CatalogueReader.bundled());
    private static final double FAR_BELOW_QUADRATIC = 9;
    private static final int SMALL = 300_000;

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a long article       | Russia has moved two S-400s from Kaliningrad to Rostov-on-Don, the ministry said. |
            one line             | a word and another word without an end                                             |
            nothing but mentions | S-400, Patriot, Tor and Bal/Bastion,                                               |
            one word             | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa~                    |
            hyphens              | S-S-S-300-                                                                         |
            dots and quotes      | "."'...)."                                                                         |
            letters with dots    | U.S.A.                                                                             |
            Chinese              | 俄罗斯将两个导弹营转移到海岸~                                                       |
            short lines          | Read more#Related stories#S-400 goes home#                                         |
            """)
    void cost_grows_with_the_length_and_no_faster(String name, String piece) {
        String unit = piece.endsWith("~") ? piece.substring(0, piece.length() - 1) : piece.replace('#', '\n') + " ";
        String small = unit.repeat(SMALL / unit.length());
        String large = small.repeat(4);
        nanos(small);

        double ratio = Double.MAX_VALUE;
        for (int attempt = 0; attempt < 3 && ratio > FAR_BELOW_QUADRATIC; attempt++) {
            ratio = (double) nanos(large) / nanos(small);
        }

        assertThat(ratio).as("CPU time for four times the length of %s", name).isLessThan(FAR_BELOW_QUADRATIC);
    }

    private static long nanos(String text) {
        Document document = new Document("long", "", text, Optional.empty(), Optional.empty(), Optional.empty());
        long start = THREADS.getCurrentThreadCpuTime();
        int mentions = SYSTEMS.recognize(ParsedDocument.of(document)).size();
        long spent = THREADS.getCurrentThreadCpuTime() - start;
        assertThat(mentions).isNotNegative();
        return Math.max(1, spent);
    }

    @ParameterizedTest(name = "{0} mentions")
    @CsvSource("100000")
    void a_hundred_thousand_mentions_are_all_found(int count) {
        Document document = new Document(
                "many", "", "The S-400 left.\n".repeat(count), Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(SYSTEMS.recognize(ParsedDocument.of(document))).hasSize(count);
    }

    @ParameterizedTest(name = "{0} characters")
    @CsvSource("5000000")
    void an_article_of_five_megabytes_is_read(int length) {
        String sentence = "Two Patriot batteries were moved from Poland to Ukraine on Friday, he said. ";
        String text = sentence.repeat(length / sentence.length());
        Document document = new Document("large", "", text, Optional.empty(), Optional.empty(), Optional.empty());

        assertThat(SYSTEMS.recognize(ParsedDocument.of(document))).hasSize(length / sentence.length());
    }
}
