package io.castling.ingest.poll.kafka;

import io.castling.ingest.poll.Source;
import io.castling.ingest.poll.SourceBook.Entry;
import io.castling.ingest.poll.SourceId;
import io.castling.schemas.SourceHealth;
import java.util.List;
import java.util.Optional;

/** What people do with sources. Writing methods return when it is in effect, and throw where Kafka is away. */
public interface SourceDesk {

    /** Whether all that was defined is known; nothing else makes sense before. */
    boolean isReady();

    /** In the order of their ids. */
    List<Entry> all();

    Optional<Entry> find(SourceId id);

    /** How a source is doing, by whichever process polls it. */
    Optional<SourceHealth> health(SourceId id);

    /** Adds a source, or takes the place of the one with its id. */
    void define(Source source, boolean paused);

    void pause(SourceId id, boolean paused);

    void remove(SourceId id);

    /** Polls a source at once; false where another process polls it. */
    boolean pollNow(SourceId id);
}
