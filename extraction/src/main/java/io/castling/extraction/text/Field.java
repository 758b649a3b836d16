package io.castling.extraction.text;

/** The part of an article that a {@link Span} points into. */
public enum Field {
    TITLE,
    TEXT
}
