package io.castling.ingest.poll;

import io.castling.ingest.fetch.Fetched.Validators;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What came of one poll. */
public sealed interface PollResult {

    /**
     * A body that could be read and is not the one of before.
     *
     * @param validators of the body; none where some of it is left for the next poll, which must get it again
     * @param bodyHash under the same condition
     * @param entries in the body
     * @param fresh of these, how many were not known or said something else
     * @param published articles new to the topic, or new revisions
     * @param period how often the publisher says that it changes
     * @param freshFor for how long the server says that nothing changes
     * @param backlog whether entries are left for the next poll because there were too many for one
     * @param note something that the operator should know
     */
    record Read(
            Validators validators,
            Optional<String> bodyHash,
            int entries,
            int fresh,
            int published,
            Optional<Duration> period,
            Optional<Duration> freshFor,
            boolean backlog,
            SeenEntries seen,
            Map<Long, Integer> waiting,
            Optional<String> note)
            implements PollResult {}

    /**
     * The body is the one of before.
     *
     * @param proven whether the body was seen, and not only said to be the same
     */
    record Unchanged(boolean proven, Optional<Duration> freshFor) implements PollResult {}

    /**
     * The source failed.
     *
     * @param blocked whether it looks like being kept out: refused, or sent to a wall
     * @param retryAfter how long the server asks to be left alone
     * @param gone whether the server says that it is gone for good
     */
    record Failed(String reason, boolean blocked, Optional<Duration> retryAfter, boolean gone) implements PollResult {}

    /**
     * The source could not be dealt with, which is not its fault: the broker is away, there is no room, its host asked
     * another to be left alone.
     *
     * @param rest how long it makes no sense to try again, where that is known
     */
    record Deferred(String reason, Optional<Duration> rest) implements PollResult {}
}
