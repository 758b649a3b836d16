package io.castling.alert.track.voice;

import java.util.Arrays;

/**
 * A MinHash signature (Broder 1997): the share of equal components estimates the share of common shingles of two
 * texts. Immutable.
 */
public final class Signature {

    /** The signature of what has no text. */
    public static final Signature NONE = new Signature(new int[0]);

    /**
     * Two texts are copies when half of their components agree. Two reports of one press release written by different
     * hands share under a fifth of their five-word shingles; a wire story that a desk cut or retitled keeps over two
     * thirds.
     */
    static final double COPY = 0.5;

    private final int[] components;

    private Signature(int[] components) {
        this.components = components;
    }

    public static Signature of(int... components) {
        return components.length == 0 ? NONE : new Signature(components.clone());
    }

    public int[] components() {
        return components.clone();
    }

    /** Estimated Jaccard similarity of the shingles; 0 where either has no signature or they differ in length. */
    public double similarity(Signature other) {
        int length = components.length;
        if (length == 0 || length != other.components.length) {
            return 0;
        }
        int equal = 0;
        for (int i = 0; i < length; i++) {
            if (components[i] == other.components[i]) {
                equal++;
            }
        }
        return (double) equal / length;
    }

    public boolean copyOf(Signature other) {
        return similarity(other) >= COPY;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Signature signature && Arrays.equals(components, signature.components);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(components);
    }

    @Override
    public String toString() {
        return "Signature[" + components.length + "]";
    }
}
