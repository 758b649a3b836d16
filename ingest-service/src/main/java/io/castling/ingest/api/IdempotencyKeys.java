package io.castling.ingest.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Remembers what was answered to a request with an {@code Idempotency-Key}, so that a client that missed the answer gets
 * the same one again. Kept in memory for a day: an article that is sent again later, or after a restart, is still not
 * published twice, only answered as a duplicate. May be shared by threads.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">draft</a>
 */
final class IdempotencyKeys {

    private static final Duration KEPT = Duration.ofHours(24);

    private final Clock clock;
    private final int capacity;
    private final Map<String, Entry> entries = new LinkedHashMap<>();

    IdempotencyKeys(Clock clock, int capacity) {
        this.clock = clock;
        this.capacity = capacity;
    }

    /** What was answered. */
    record Kept(int status, String contentType, byte[] body) {}

    private record Entry(String fingerprint, Instant since, Optional<Kept> kept) {}

    /** How a request with a key stands to those before it. */
    sealed interface Standing {
        /** The first: work, then {@link #keep} or {@link #drop}. */
        record First() implements Standing {}

        /** Answered before. */
        record Repeated(Kept kept) implements Standing {}

        /** The first is still being worked on. */
        record Underway() implements Standing {}

        /** The key was used for another request. */
        record Reused() implements Standing {}
    }

    /** @param fingerprint hash of the request */
    synchronized Standing begin(String key, String fingerprint) {
        forgetOld();
        Entry entry = entries.get(key);
        if (entry == null) {
            entries.put(key, new Entry(fingerprint, clock.instant(), Optional.empty()));
            return new Standing.First();
        }
        if (!entry.fingerprint().equals(fingerprint)) {
            return new Standing.Reused();
        }
        return entry.kept().<Standing>map(Standing.Repeated::new).orElseGet(Standing.Underway::new);
    }

    synchronized void keep(String key, Kept answer) {
        entries.computeIfPresent(key, (k, entry) -> new Entry(entry.fingerprint(), entry.since(), Optional.of(answer)));
    }

    /** After a failure the same key may be tried again. */
    synchronized void drop(String key) {
        entries.remove(key);
    }

    private void forgetOld() {
        Instant oldest = clock.instant().minus(KEPT);
        var eldest = entries.values().iterator();
        while (eldest.hasNext()) {
            Entry entry = eldest.next();
            if (entries.size() < capacity && entry.since().isAfter(oldest)) {
                return;
            }
            eldest.remove();
        }
    }
}
