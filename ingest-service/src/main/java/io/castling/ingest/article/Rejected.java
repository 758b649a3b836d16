package io.castling.ingest.article;

/**
 * A piece of input that is no article.
 *
 * @param reason the kind of fault
 * @param origin where it stands
 * @param detail what is wrong and what would help, as the rest of a sentence
 */
public record Rejected(Reason reason, Origin origin, String detail) implements Reading {

    /** Kinds of fault, stable words for counters and machine-readable answers. */
    public enum Reason {
        UNREADABLE("cannot be read"),
        BINARY("is not text"),
        EMPTY("has no text"),
        BLOCKED("is kept back"),
        TOO_LARGE("is too large"),
        ENCODING("is not in a known encoding"),
        MALFORMED("is malformed"),
        INVALID_FIELD("has an unusable field");

        private final String words;

        Reason(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    /** One line for a person: {@code news.jsonl:17:5: is malformed: …}. */
    public String message() {
        return origin + ": " + reason.words + ": " + detail;
    }
}
