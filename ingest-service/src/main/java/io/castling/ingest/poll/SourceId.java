package io.castling.ingest.poll;

import java.util.regex.Pattern;

/**
 * Names a source.
 *
 * @param value 1 to 100 lower-case letters, digits and {@code _ -}, beginning with a letter or digit
 */
public record SourceId(String value) implements Comparable<SourceId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9_-]{0,99}");

    /** @throws IllegalArgumentException says what an id looks like */
    public SourceId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "the source id '" + value
                            + "' is not usable: take 1 to 100 lower-case letters, digits or _ - and begin with a letter or digit");
        }
    }

    @Override
    public int compareTo(SourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
