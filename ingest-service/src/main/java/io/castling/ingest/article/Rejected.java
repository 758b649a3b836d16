package io.castling.ingest.article;

import java.util.Arrays;

/**
 * A piece of input that is no article.
 *
 * @param reason the kind of fault
 * @param origin where it stands
 * @param detail what is wrong and what would help, as the rest of a sentence
 * @param content its bytes, for the dead letters, where they were read as a whole
 */
public record Rejected(Reason reason, Origin origin, String detail, Content content) implements Reading {

    /** Of something whose bytes are not at hand. */
    public Rejected(Reason reason, Origin origin, String detail) {
        this(reason, origin, detail, Content.NONE);
    }

    /** The same with its bytes. */
    Rejected with(byte[] bytes) {
        return new Rejected(reason, origin, detail, new Content(bytes));
    }

    /**
     * Bytes as they were read; never changed.
     *
     * @param bytes none where they are not known
     */
    public record Content(byte[] bytes) {

        static final Content NONE = new Content(new byte[0]);

        @Override
        public boolean equals(Object other) {
            return other instanceof Content that && Arrays.equals(bytes, that.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        /** Without the bytes: nobody wants them in a log. */
        @Override
        public String toString() {
            return bytes.length + " bytes";
        }
    }

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
