package io.castling.ingest.poll;

import io.castling.ingest.fetch.Fetched.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Where the polling of a source stands; all that the next poll depends on, so that another process can go on from here.
 *
 * @param url what was polled: the rest is void when the source has moved
 * @param validators of the last body that was dealt with in full
 * @param bodyHash of that body
 * @param interval between two polls, as learned; zero before the first answer
 * @param next when it is due
 * @param created first seen by a poller
 * @param errorStreak failures in a row
 * @param blocked whether the last failure looked like being kept out
 * @param entries of the last body
 * @param emptyStreak bodies without an entry in a row
 * @param articles published so far
 * @param waiting entries whose pages could not be had yet, and how often that was tried
 */
public record PollState(
        String url,
        Validators validators,
        Optional<String> bodyHash,
        Duration interval,
        Instant next,
        Instant created,
        Optional<Instant> lastAttempt,
        Optional<Instant> lastSuccess,
        Optional<Instant> lastNewArticle,
        int errorStreak,
        Optional<String> lastError,
        boolean blocked,
        int entries,
        int emptyStreak,
        long articles,
        SeenEntries seen,
        Map<Long, Integer> waiting) {

    public PollState {
        waiting = Map.copyOf(waiting);
    }

    /** Of a source that was never polled: due at once. */
    public static PollState initial(String url, Instant now) {
        return new PollState(
                url,
                Validators.NONE,
                Optional.empty(),
                Duration.ZERO,
                now,
                now,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                false,
                0,
                0,
                0,
                SeenEntries.NONE,
                Map.of());
    }

    /**
     * What the next request may be made conditional with. After a failure nothing: an answer that nothing has changed would
     * say nothing about whether what failed works again.
     */
    public Validators usableValidators() {
        return errorStreak == 0 ? validators : Validators.NONE;
    }

    /** For a document that this one refers to: what is known of the whole says nothing about it. */
    PollState forPart() {
        return new PollState(
                url,
                Validators.NONE,
                Optional.empty(),
                interval,
                next,
                created,
                lastAttempt,
                lastSuccess,
                lastNewArticle,
                errorStreak,
                lastError,
                blocked,
                entries,
                emptyStreak,
                articles,
                seen,
                waiting);
    }

    /** Due at another time. */
    public PollState dueAt(Instant when) {
        return new PollState(
                url,
                validators,
                bodyHash,
                interval,
                when,
                created,
                lastAttempt,
                lastSuccess,
                lastNewArticle,
                errorStreak,
                lastError,
                blocked,
                entries,
                emptyStreak,
                articles,
                seen,
                waiting);
    }
}
