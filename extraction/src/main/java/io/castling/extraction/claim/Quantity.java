package io.castling.extraction.claim;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How many move, as the article says it.
 *
 * @param count units of the system; empty where the words give no number
 * @param words the words that say it: {@code several batteries}; empty where nothing is said
 * @param strength how much the words commit to the number
 */
record Quantity(OptionalInt count, Optional<String> words, Strength strength) {

    static final Quantity UNSAID = new Quantity(OptionalInt.empty(), Optional.empty(), Strength.UNSAID);

    /** From least to most; what is said more firmly outweighs what is said earlier. */
    enum Strength {
        UNSAID,
        /** {@code several}, {@code a batch of}. */
        VAGUE,
        /** {@code the battery}: one, as its form tells. */
        DEFINITE,
        /** {@code almost a hundred}, {@code up to twelve}. */
        ROUGH,
        /** {@code a battery}. */
        INDEFINITE,
        /** {@code two}, {@code at least three}. */
        NUMBER
    }

    /** The firmer of the two; of equals this one. */
    Quantity or(Quantity other) {
        return other.strength.compareTo(strength) > 0 ? other : this;
    }
}
