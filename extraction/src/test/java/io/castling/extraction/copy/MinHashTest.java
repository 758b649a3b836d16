package io.castling.extraction.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MinHashTest {

    private static final int[] KNOWN = {177441867, 193572704, 220847217, 481547433};

    @Test
    void aTextIsItsOwnCopyHoweverItIsSetAndPunctuated() {
        String text = "Russia has moved several air-defence systems from Kaliningrad, the ministry said on Sunday.";
        String reset =
                "RUSSIA has moved\nseveral air defence systems   from Kaliningrad \u2013 the ministry said on Sunday";
        assertThat(MinHash.of(text)).isEqualTo(MinHash.of(reset)).hasSize(MinHash.SIZE);
    }

    @Test
    void fewerThanFiveWordsProveNothing() {
        assertThat(MinHash.of("")).isEmpty();
        assertThat(MinHash.of("four words are few")).isEmpty();
        assertThat(MinHash.of("five words are just enough")).hasSize(MinHash.SIZE);
    }

    @ParameterizedTest
    @CsvSource({"0.0", "0.2", "0.5", "0.8", "1.0"})
    void equalComponentsEstimateTheShareOfCommonShingles(double share) {
        double sum = 0;
        int rounds = 60;
        for (int seed = 0; seed < rounds; seed++) {
            Random random = new Random(seed);
            // Texts of one length that share their beginning: with s common of n each, Jaccard is s / (2n - s).
            int words = 400;
            int common = (int) Math.round(2 * words * share / (1 + share));
            List<String> one = words(words, random);
            List<String> two = new ArrayList<>(one.subList(0, common));
            two.addAll(words(words - common, random));
            sum += similarity(MinHash.of(String.join(" ", one)), MinHash.of(String.join(" ", two)));
        }
        assertThat(sum / rounds).isBetween(share - 0.04, share + 0.04);
    }

    @Test
    void theSignatureOfAKnownTextStaysAsItIsStored() {
        assertThat(MinHash.of("the quick brown fox jumps over the lazy dog")).startsWith(KNOWN);
    }

    private static List<String> words(int count, Random random) {
        return random.ints(count, 0, 1_000_000).mapToObj(word -> "w" + word).toList();
    }

    private static double similarity(int[] one, int[] two) {
        int equal = 0;
        for (int i = 0; i < MinHash.SIZE; i++) {
            equal += one[i] == two[i] ? 1 : 0;
        }
        return (double) equal / MinHash.SIZE;
    }
}
