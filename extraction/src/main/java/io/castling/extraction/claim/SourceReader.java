package io.castling.extraction.claim;

import java.util.ArrayList;
import java.util.List;

/** Reads who is given as the source of a sentence: {@code according to the ministry}, {@code X said}. */
final class SourceReader {

    private static final int LONGEST_SOURCE = 14;

    private SourceReader() {}

    /** The sources in order of responsibility: whom an outlet cites stands before the outlet. */
    static List<String> read(Words words) {
        List<String> sources = new ArrayList<>(1);
        for (int at = 0; at < words.size(); at++) {
            if (words.has(at, Tag.ACCORDING)) {
                add(sources, words.text(at + 1, end(words, at + 1)));
            }
        }
        for (int at = 0; at < words.size(); at++) {
            boolean speaks = words.has(at, Tag.SPEECH)
                    && !words.any(at - 1, Tag.bits(Tag.BE, Tag.A, Tag.DEFINITE, Tag.OF))
                    && !words.has(at, Tag.ACCORDING);
            if (speaks) {
                int start = start(words, at);
                int first = start < at ? start : at + 1;
                int last = start < at ? at : end(words, at + 1);
                if (names(words, first, last) && !aside(words, start, at)) {
                    add(sources, words.text(first, last));
                }
            }
        }
        return sources;
    }

    /** {@code in an attack that Moscow said it had thwarted}: who is cited speaks of something else. */
    private static boolean aside(Words words, int start, int verb) {
        return start < verb && words.has(start - 1, Tag.SUBORDINATOR) && words.has(verb + 1, Tag.PRONOUN);
    }

    private static boolean names(Words words, int first, int end) {
        for (int i = first; i < end; i++) {
            if (words.any(i, Tag.bits(Tag.ADVERB, Tag.CONJUNCTION, Tag.WILL, Tag.WOULD, Tag.DO, Tag.PRONOUN))) {
                return false;
            }
        }
        return first < end;
    }

    private static void add(List<String> sources, String source) {
        String name = source.strip();
        boolean pronoun = name.length() < 4 && name.equals(name.toLowerCase(java.util.Locale.ROOT));
        if (!name.isEmpty() && name.length() <= 120 && !pronoun && !sources.contains(name)) {
            sources.add(name);
        }
    }

    private static int end(Words words, int from) {
        int i = from;
        while (i < words.size() && i < from + LONGEST_SOURCE && !borders(words, i)) {
            i++;
        }
        return i;
    }

    private static int start(Words words, int verb) {
        int i = verb;
        while (i > 0 && i > verb - LONGEST_SOURCE && !borders(words, i - 1)) {
            i--;
        }
        return i;
    }

    private static boolean borders(Words words, int at) {
        return words.is(at, Unit.Kind.COMMA)
                || words.is(at, Unit.Kind.BREAK)
                || words.is(at, Unit.Kind.DATE)
                || words.has(at, Tag.SUBORDINATOR)
                || words.any(at, Tag.bits(Tag.SPEECH, Tag.HEDGING_SPEECH));
    }
}
