package io.castling.extraction.text;

/** A stretch of the article and what it is for; blocks are marked, never removed. */
public record Block(Span span, Kind kind) {

    public enum Kind {
        /** The headline, or a heading inside the text. */
        HEADLINE,
        /** Running text: the only kind that yields claims besides headlines. */
        PARAGRAPH,
        /** The words under a picture, and its credit. */
        CAPTION,
        /** Subscription pleas, "Read more", site furniture, the writer's biography. */
        BOILERPLATE
    }
}
