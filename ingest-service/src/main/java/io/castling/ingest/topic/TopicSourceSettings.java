package io.castling.ingest.topic;

import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/** Topics that articles are taken from. */
public interface TopicSourceSettings {

    /** Their names; none where nothing is read. */
    Optional<List<String>> topics();

    /** The consumer group: it remembers how far they are read, and shares them among instances. */
    @WithDefault("castling-ingest")
    String group();
}
