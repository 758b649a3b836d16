package io.castling.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.extraction.claim.Claim;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Document;
import io.castling.extraction.text.Span;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Any text at all: 100,000 of them, mixed from words that the rules react to, from punctuation and from any code points.
 * Nothing is thrown and every offset points into its field.
 */
class AnalyzerFuzzTest {

    private static final int TEXTS_PER_SEED = 12_500;

    private static final String[] WORDS = """
            S-400 S-300V4s Patriot Patriots Iskander-M HIMARS THAAD Typhon SA-21 С-400 Pantsir-S1 missiles battery batteries
            launcher launchers system systems radar interceptors unit brigade it they there where which that who
            Russia Russian Ukraine Poland Kaliningrad Crimea Belarus Warsaw Rzeszow Malbork Guam Okinawa Luzon Syria Tartus
            Moscow Kyiv Washington Rostov-on-Don U.S. U.K. Japan's Iturup Kunashir region oblast airfield base island capital
            moved moves move moving was were has have had been being will would could may might must is are to be not never no
            deployed withdrawn redeployed transferred shipped flown sent arrived left removed installed stationed delivered
            received returned brought pulled out from into in at on onto near through via between and or of the a an by for
            two three 12 almost several about dozens said says reported according denied likely reportedly allegedly plans
            planned ordered agreed on Monday last week month year in March 2022 2020-11-05 November 9-13 yesterday tomorrow
            ministry defence defense officials analysts satellite images Reuters TASS Kyodo Bellingcat Mr. Gen. Lt. No.
            destroyed fired tested sold bought exercise drill parade if when after before while but however“ ” ‘ ’ — – - ( )
            """.strip().split("\\s+");

    private static final String[] JOINTS = {
        " ", " ", " ", " ", " ", ", ", ". ", ".\n", "\n\n", "; ", "—", "-", "\"", "'s ", "", "\u00a0"
    };

    private final Analyzer analyzer = Analyzer.bundled();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void nothingIsThrownAndEveryOffsetIsValid(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < TEXTS_PER_SEED; i++) {
            var document = new Document(
                    "fuzz",
                    random.nextInt(3) == 0 ? "" : text(random, 8),
                    text(random, 40),
                    Optional.empty(),
                    Optional.empty(),
                    random.nextBoolean() ? Optional.of(LocalDate.of(2023, 5, 17)) : Optional.empty());
            check(document, seed, i);
        }
    }

    private void check(Document document, long seed, int number) {
        Analysis analysis;
        try {
            analysis = analyzer.analyze(document);
        } catch (RuntimeException e) {
            throw new AssertionError("seed " + seed + ", text " + number + ": " + document, e);
        }
        spans(analysis)
                .filter(span -> span.end() > document.field(span.field()).length())
                .forEach(span -> assertThat(span)
                        .as("seed %d, text %d: %s", seed, number, document)
                        .isNull());
        Stream.concat(
                        analysis.systems().stream()
                                .map(mention -> document.words(mention.span()).equals(mention.text())),
                        analysis.places().stream()
                                .map(mention -> document.words(mention.span()).equals(mention.text())))
                .forEach(same -> assertThat(same)
                        .as("seed %d, text %d: %s", seed, number, document)
                        .isTrue());
    }

    private static Stream<Span> spans(Analysis analysis) {
        return Stream.of(
                        analysis.blocks().stream().map(block -> block.span()),
                        analysis.systems().stream().map(mention -> mention.span()),
                        analysis.places().stream().map(PlaceMention::span),
                        analysis.claims().stream().flatMap(AnalyzerFuzzTest::spans))
                .flatMap(spans -> spans);
    }

    private static Stream<Span> spans(Claim claim) {
        return Stream.concat(Stream.of(claim.evidence().sentence()), claim.evidence().arguments().stream());
    }

    private static String text(SplittableRandom random, int most) {
        var text = new StringBuilder();
        for (int i = random.nextInt(most) + 1; i > 0; i--) {
            if (random.nextInt(25) == 0) {
                text.appendCodePoint(codePoint(random));
            } else {
                text.append(WORDS[random.nextInt(WORDS.length)]);
            }
            text.append(JOINTS[random.nextInt(JOINTS.length)]);
        }
        return text.toString();
    }

    /** Lone surrogates too: an article can hold anything. */
    private static int codePoint(SplittableRandom random) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(0x80);
            case 1 -> random.nextInt(0x3000);
            case 2 -> 0xD800 + random.nextInt(0x800);
            default -> random.nextInt(0x110000);
        };
    }
}
