package io.castling.cli.topic;

import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.TopicSpec;
import io.castling.platform.kafka.TopicSpec.Cleanup;
import io.castling.schemas.topic.CleanUp;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.kafka.common.config.TopicConfig;

/** The catalogue of topics as topics to create, each with its dead letters. */
public final class Catalogue {

    /** Room for key, headers and framing beside the largest record. */
    private static final long OVERHEAD = 64 * 1024;

    private Catalogue() {}

    /** The topics that a replay lane has of its own: what articles become, and nothing about people and sources. */
    private static final List<Topic<?>> HISTORY = List.of(
            Topics.ARTICLES_RAW,
            Topics.ARTICLES_ENRICHED,
            Topics.CLAIMS,
            Topics.RELOCATIONS,
            Topics.WHEREABOUTS,
            Topics.ALERTS);

    /** All topics of a lane, each with its dead letters. */
    public static List<TopicSpec> specs(Lane lane, DataSize maxRecordSize) {
        List<Topic<?>> topics = switch (lane) {
            case Lane.Live live -> Topics.all();
            case Lane.Replay replay -> HISTORY;
        };
        return topics.stream()
                .map(topic -> spec(topic, lane, maxRecordSize))
                .flatMap(spec -> Stream.of(spec, spec.deadLetters()))
                .toList();
    }

    private static TopicSpec spec(Topic<?> topic, Lane lane, DataSize maxRecordSize) {
        Map<String, String> configs = new TreeMap<>();
        configs.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Long.toString(maxRecordSize.bytes() + OVERHEAD));
        Cleanup cleanup = switch (topic.cleanUp()) {
            case CleanUp.Compact compact -> Cleanup.COMPACT;
            case CleanUp.Delete delete -> {
                configs.put(TopicConfig.RETENTION_MS_CONFIG, Long.toString(retention(delete, lane)));
                yield Cleanup.DELETE;
            }
        };
        return new TopicSpec(
                topic.in(lane), topic.partitions(), cleanup, configs, Optional.empty(), Optional.of(topic.schema()));
    }

    /** Records of a replay have the times of old articles; they stay until the replay is removed as a whole. */
    private static long retention(CleanUp.Delete delete, Lane lane) {
        return switch (lane) {
            case Lane.Live live -> delete.retention().toMillis();
            case Lane.Replay replay -> -1;
        };
    }
}
