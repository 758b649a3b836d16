package io.castling.platform.http;

import io.castling.platform.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * What a server keeps of an API key: enough to recognise it, too little to make it up. A client holds the token, {@code
 * name.secret} with a secret of 256 random bits; the server holds one line of text,
 * {@code name scopes expires writes-per-second hash}, for example
 * {@code newsroom orders,returns 2030-01-31T00:00:00Z - pbkdf2-sha256$100000$salt$hash}.
 *
 * @param name the first part of the token, as it may stand in logs
 * @param scopes first segments of the paths that it may write to, or {@link #ANYTHING}
 * @param expires when it ceases to be valid
 * @param perSecond writes that it may begin in a second, where that is not the server's default
 * @param hash of the secret
 */
public record ApiKey(String name, Set<String> scopes, Optional<Instant> expires, OptionalInt perSecond, String hash) {

    /** The scope of a key that may write anywhere. */
    public static final String ANYTHING = "*";

    /** A guess costs a server this; 256 random bits need no more stretching (NIST SP 800-132 asks for 1,000). */
    private static final int ITERATIONS = 100_000;

    private static final int MOST_ITERATIONS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern SCOPE = Pattern.compile("\\*|[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern HASH =
            Pattern.compile("pbkdf2-sha256\\$(\\d{4,8})\\$([A-Za-z0-9_-]{22})\\$([A-Za-z0-9_-]{43})");
    private static final String NONE = "-";

    public ApiKey {
        scopes = Set.copyOf(new TreeSet<>(scopes));
        require(NAME.matcher(name).matches(), "the name takes 1 to 40 lower-case letters, digits and hyphens");
        require(
                !scopes.isEmpty()
                        && scopes.stream()
                                .allMatch(scope -> SCOPE.matcher(scope).matches()),
                "the scopes are first segments of paths, separated by commas, or " + ANYTHING);
        require(perSecond.orElse(1) > 0, "the writes in a second are a number above 0, or " + NONE);
        require(
                HASH.matcher(hash).matches() && iterations(hash) <= MOST_ITERATIONS,
                "the hash looks like pbkdf2-sha256$100000$salt$hash");
    }

    /**
     * A new key and its token, which is shown once and kept nowhere.
     *
     * @param key for the server
     * @param token for the client
     */
    public record Issued(ApiKey key, Secret token) {}

    /** @param random one fit for secrets */
    public static Issued issue(
            String name, Set<String> scopes, Optional<Instant> expires, OptionalInt perSecond, RandomGenerator random) {
        byte[] salt = new byte[SALT_BYTES];
        byte[] bytes = new byte[SECRET_BYTES];
        random.nextBytes(salt);
        random.nextBytes(bytes);
        String secret = base64(bytes);
        String hash =
                "pbkdf2-sha256$" + ITERATIONS + '$' + base64(salt) + '$' + base64(derive(secret, salt, ITERATIONS));
        return new Issued(new ApiKey(name, scopes, expires, perSecond, hash), new Secret(name + '.' + secret));
    }

    /**
     * Reads what {@link #line} writes.
     *
     * @throws IllegalArgumentException saying what is wrong, without the hash
     */
    public static ApiKey parse(String line) {
        String[] columns = line.strip().split("\\s+");
        require(columns.length == 5, "a key has five columns: name, scopes, expiry, writes in a second, hash");
        try {
            return new ApiKey(
                    columns[0],
                    Set.copyOf(List.of(columns[1].split(",", -1))),
                    columns[2].equals(NONE) ? Optional.empty() : Optional.of(Instant.parse(columns[2])),
                    columns[3].equals(NONE) ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(columns[3])),
                    columns[4]);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("the expiry looks like 2030-01-31T00:00:00Z, or " + NONE, malformed);
        } catch (NumberFormatException malformed) {
            throw new IllegalArgumentException("the writes in a second are a number above 0, or " + NONE, malformed);
        }
    }

    /** What a server keeps, as one line. */
    public String line() {
        return String.join(
                " ",
                name,
                String.join(",", new TreeSet<>(scopes)),
                expires.map(Instant::toString).orElse(NONE),
                perSecond.isPresent() ? Integer.toString(perSecond.getAsInt()) : NONE,
                hash);
    }

    /** Whether this is the secret of the key; slow on purpose, and equally slow for every guess. */
    boolean isOpenedBy(String secret) {
        String[] parts = hash.split("\\$");
        byte[] salt = Base64.getUrlDecoder().decode(parts[2]);
        byte[] expected = Base64.getUrlDecoder().decode(parts[3]);
        return MessageDigest.isEqual(derive(secret, salt, iterations(hash)), expected);
    }

    boolean isExpired(Instant now) {
        return expires.isPresent() && !now.isBefore(expires.get());
    }

    boolean allows(String scope) {
        return scopes.contains(scope) || scopes.contains(ANYTHING);
    }

    /** Without the hash: it is no secret, but nobody needs it in a log. */
    @Override
    public String toString() {
        return name + scopes;
    }

    private static int iterations(String hash) {
        return Integer.parseInt(hash.split("\\$")[1]);
    }

    private static byte[] derive(String secret, byte[] salt, int iterations) {
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, iterations, SECRET_BYTES * 8))
                    .getEncoded();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has PBKDF2", impossible);
        }
    }

    private static String base64(byte[] bytes) {
        return new String(Base64.getUrlEncoder().withoutPadding().encode(bytes), StandardCharsets.US_ASCII);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
