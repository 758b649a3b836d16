package io.castling.ingest.article;

/** How articles are laid out in an input. */
public enum Format {
    /** One article: the whole input is its text, and nothing in it is taken for a title. */
    TEXT,
    /** One object, an array of objects, or objects one after the other, however broken into lines. */
    JSON,
    /** One object a line; a faulty line costs that line alone. */
    JSON_LINES,
    /** Looks at the beginning: an opening bracket is JSON, a complete object on the first line JSON lines, else text. */
    DETECT
}
