package io.castling.extraction.claim;

import io.castling.extraction.text.Span;

/** What was made of one word of movement. */
sealed interface Reading {

    /** It tells of a move. */
    record Taken(Draft draft) implements Reading {}

    /** It tells how many or when, but not where: it may add to a move that is told nearby. */
    record Noted(Draft draft) implements Reading {}

    /** It tells of none. */
    record Dropped(Span trigger, String rule, Drop reason) implements Reading {}
}
