package io.castling.extraction.claim;

import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.place.PlaceMention;
import org.jspecify.annotations.Nullable;

/**
 * A step of a sentence: a name, a date, a phrase of the lexicon, or a word.
 *
 * @param first its first token
 * @param end the token after its last
 * @param entry what the lexicon says; {@link Entry#NONE} for names and unknown words
 * @param system the system that it names, if {@code kind} is SYSTEM
 * @param place the place that it names, if {@code kind} is PLACE
 * @param date when it means, if {@code kind} is DATE
 * @param number its value, if {@code kind} is NUMBER
 */
record Unit(
        int first,
        int end,
        Kind kind,
        Entry entry,
        @Nullable SystemMention system,
        @Nullable PlaceMention place,
        @Nullable DateExpression date,
        int number) {

    enum Kind {
        WORD,
        /** Capitalised inside a sentence: a name, or part of one. */
        PROPER,
        NUMBER,
        SYSTEM,
        PLACE,
        DATE,
        POSSESSIVE,
        COMMA,
        /** Parts clauses: a dash, a semicolon, a colon. */
        BREAK
    }

    static Unit of(int first, int end, Kind kind, Entry entry) {
        return new Unit(first, end, kind, entry, null, null, null, 0);
    }

    boolean has(Tag tag) {
        return (entry.tags() & tag.bit()) != 0;
    }

    boolean any(long tags) {
        return (entry.tags() & tags) != 0;
    }
}
