package io.castling.extraction.text;

/** A half-open stretch of one field of a document, in UTF-16 units of that field as it was given. */
public record Span(Field field, int start, int end) {

    public Span {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no span: " + start + ".." + end);
        }
    }

    public int length() {
        return end - start;
    }

    public boolean overlaps(Span other) {
        return field == other.field && start < other.end && other.start < end;
    }

    public boolean contains(Span other) {
        return field == other.field && start <= other.start && other.end <= end;
    }
}
