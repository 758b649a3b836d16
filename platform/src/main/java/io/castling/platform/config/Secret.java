package io.castling.platform.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password, a token, a key: something that no log, no error message and no rendering of the configuration may show.
 *
 * <p>A mapping that declares {@code Secret} for a property is enough: the loader redacts it everywhere.
 */
public final class Secret {

    /** What is shown in place of a secret. */
    public static final String REDACTED = "(redacted)";

    private final String value;

    public Secret(String value) {
        this.value = value;
    }

    /** The secret in the clear: hand it to the one client that needs it and keep it nowhere else. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        // Constant time: a comparison must not tell how much of a guess was right.
        return other instanceof Secret that
                && MessageDigest.isEqual(
                        value.getBytes(StandardCharsets.UTF_8), that.value.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return REDACTED;
    }
}
