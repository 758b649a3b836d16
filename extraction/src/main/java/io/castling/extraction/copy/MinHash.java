package io.castling.extraction.copy;

import java.util.Arrays;

/**
 * The MinHash signature of a text over its five-word shingles (Broder 1997): the share of equal components of two
 * signatures estimates the share of shingles that the texts have in common, with a standard error of 6 % at one half.
 *
 * <p>Words are runs of letters and digits in lower case, so that punctuation, line breaks and markup left-overs do not
 * count. The signature of a text is part of what is stored: another seed, size or shingle needs another topic version.
 */
public final class MinHash {

    /** Components of a signature. */
    public static final int SIZE = 64;

    private static final int SHINGLE_WORDS = 5;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private MinHash() {}

    /** The signature; empty for a text of fewer than five words, which proves nothing. */
    public static int[] of(String text) {
        int[] least = new int[SIZE];
        Arrays.fill(least, Integer.MAX_VALUE);
        long[] words = new long[SHINGLE_WORDS];
        int count = 0;
        int at = 0;
        while (at < text.length()) {
            int end = endOfWord(text, at);
            if (end == at) {
                at += Character.charCount(text.codePointAt(at));
                continue;
            }
            words[count++ % SHINGLE_WORDS] = hash(text, at, end);
            if (count >= SHINGLE_WORDS) {
                lower(least, shingle(words, count));
            }
            at = end;
        }
        return count < SHINGLE_WORDS ? new int[0] : least;
    }

    private static int endOfWord(String text, int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.codePointAt(end))) {
            end += Character.charCount(text.codePointAt(end));
        }
        return end;
    }

    private static long hash(String text, int start, int end) {
        long hash = FNV_OFFSET;
        for (int i = start; i < end; i++) {
            hash = (hash ^ Character.toLowerCase(text.charAt(i))) * FNV_PRIME;
        }
        return hash;
    }

    /** The last five words, oldest first. */
    private static long shingle(long[] words, int count) {
        long hash = FNV_OFFSET;
        for (int i = 0; i < SHINGLE_WORDS; i++) {
            hash = mix(hash ^ words[(count + i) % SHINGLE_WORDS]);
        }
        return hash;
    }

    /** One component for each of as many hash functions. Values are not negative, so that none passes for unset. */
    private static void lower(int[] least, long shingle) {
        for (int i = 0; i < SIZE; i++) {
            int value = (int) (mix(shingle + (i + 1) * GOLDEN_GAMMA) >>> 33);
            if (value < least[i]) {
                least[i] = value;
            }
        }
    }

    /** The finaliser of SplitMix64 (Steele, Lea and Flood 2014). */
    private static long mix(long value) {
        long mixed = (value ^ value >>> 30) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94d049bb133111ebL;
        return mixed ^ mixed >>> 31;
    }
}
