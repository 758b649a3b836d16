package io.castling.alert.track;

/**
 * The sentence that carries a claim.
 *
 * @param field the part of the article that the offsets point into: {@code title} or {@code text}
 * @param start first UTF-16 unit of the sentence
 * @param end UTF-16 unit after the sentence
 * @param text its words
 * @param rule name of the extraction rule that read it
 */
public record Evidence(String field, int start, int end, String text, String rule) {

    public Evidence {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("evidence: no span: " + start + ".." + end);
        }
    }

    boolean sameSentence(Evidence other) {
        return start == other.start && field.equals(other.field);
    }
}
