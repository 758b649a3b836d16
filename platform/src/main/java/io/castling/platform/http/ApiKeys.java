package io.castling.platform.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The keys of a file, one {@linkplain ApiKey line} each; empty lines and lines that begin with {@code #} mean nothing. The
 * file is read again when it has changed, so that keys come and go without a restart; one that has become unreadable
 * leaves the keys as they were. May be shared by threads.
 */
final class ApiKeys {

    private static final Logger LOG = LoggerFactory.getLogger(ApiKeys.class);
    private static final long LOOK_EVERY_NANOS = 1_000_000_000;
    /** A key that is new to the server costs some 30 ms of a core: guesses must not take the cores from others. */
    private static final int UNPROVEN_PER_SECOND = 10;

    private final Path file;
    private final Clock clock;
    private final LongSupplier nanoTime;
    private final RateLimit unproven;
    /** By name, the SHA-256 of the token that was found right: the slow way is gone once for each key. */
    private final Map<String, Proven> proven = new ConcurrentHashMap<>();

    private volatile State state;
    private volatile long lookedAt;

    /** Keys as of one version of the file. */
    private record State(FileTime modified, long size, Map<String, ApiKey> byName) {}

    private record Proven(ApiKey key, byte[] token) {}

    /** What a token is worth. */
    sealed interface Verdict {
        record Valid(ApiKey key) implements Verdict {}

        /** Malformed, unknown or wrong: which of them is nobody's business. */
        record Unknown() implements Verdict {}

        record Expired(String name) implements Verdict {}

        /** Too many unknown tokens came just now. */
        record Busy() implements Verdict {}
    }

    /**
     * @param nanoTime time that never goes back
     * @throws IllegalStateException when the file cannot be read or has a faulty line; names both
     */
    ApiKeys(Path file, Clock clock, LongSupplier nanoTime) {
        this.file = file;
        this.clock = clock;
        this.nanoTime = nanoTime;
        this.unproven = new RateLimit(UNPROVEN_PER_SECOND, nanoTime);
        this.lookedAt = nanoTime.getAsLong();
        try {
            this.state = read();
        } catch (IOException unreadable) {
            throw new IllegalStateException(
                    "The file of API keys " + file + " cannot be read: " + unreadable
                            + ". Make it readable or correct the setting keys-file.",
                    unreadable);
        }
    }

    Verdict judge(String token) {
        refresh();
        int dot = token.indexOf('.');
        String name = dot < 0 ? "" : token.substring(0, dot);
        ApiKey key = state.byName().get(name);
        byte[] digest = sha256(token);
        Proven before = proven.get(name);
        if (key == null
                || before == null
                || !before.key().equals(key)
                || !MessageDigest.isEqual(before.token(), digest)) {
            if (unproven.take().isPresent()) {
                return new Verdict.Busy();
            }
            if (key == null || !key.isOpenedBy(token.substring(dot + 1))) {
                return new Verdict.Unknown();
            }
            proven.put(name, new Proven(key, digest));
        }
        return key.isExpired(clock.instant()) ? new Verdict.Expired(name) : new Verdict.Valid(key);
    }

    int count() {
        return state.byName().size();
    }

    private void refresh() {
        long now = nanoTime.getAsLong();
        if (now - lookedAt < LOOK_EVERY_NANOS) {
            return;
        }
        lookedAt = now;
        State before = state;
        try {
            if (!Files.getLastModifiedTime(file).equals(before.modified()) || Files.size(file) != before.size()) {
                state = read();
                proven.keySet().retainAll(state.byName().keySet());
                LOG.atInfo()
                        .addKeyValue("file", file)
                        .addKeyValue("keys", count())
                        .log("API keys read again");
            }
        } catch (IOException | IllegalStateException unusable) {
            LOG.atError()
                    .addKeyValue("file", file)
                    .addKeyValue("reason", unusable.getMessage())
                    .log("The API keys have changed and cannot be read; those from before stay valid");
        }
    }

    private State read() throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        byte[] bytes = Files.readAllBytes(file);
        Map<String, ApiKey> byName = new LinkedHashMap<>();
        int number = 0;
        for (String line : new String(bytes, StandardCharsets.UTF_8).lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                ApiKey key = parse(line, number);
                if (byName.put(key.name(), key) != null) {
                    throw faulty(number, "there is a key of the name " + key.name() + " already", null);
                }
            }
        }
        return new State(modified, bytes.length, Map.copyOf(byName));
    }

    private ApiKey parse(String line, int number) {
        try {
            return ApiKey.parse(line);
        } catch (IllegalArgumentException fault) {
            throw faulty(number, Optional.ofNullable(fault.getMessage()).orElse("it cannot be read"), fault);
        }
    }

    private IllegalStateException faulty(int line, String reason, @Nullable Exception cause) {
        return new IllegalStateException(
                "The file of API keys " + file + " has a fault in line " + line + ": " + reason + ".", cause);
    }

    private static byte[] sha256(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
