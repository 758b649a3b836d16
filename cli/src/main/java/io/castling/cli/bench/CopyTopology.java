package io.castling.cli.bench;

import io.castling.platform.kafka.AvroSerdes;
import io.castling.platform.kafka.TopicSpec;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;

/** Reads articles and writes them as they are: what Kafka Streams, Avro and the broker cost without any work. */
final class CopyTopology {

    private static final String COPY = "castling.bench.copy.v1";

    private CopyTopology() {}

    /** What it writes to. */
    static TopicSpec topic() {
        return new TopicSpec(
                COPY,
                Topics.ARTICLES_RAW.partitions(),
                TopicSpec.Cleanup.DELETE,
                Map.of(),
                Optional.empty(),
                Optional.of(Topics.ARTICLES_RAW.schema()));
    }

    static Topology build(StreamsConfig config, AvroSerdes serdes) {
        Serde<String> keys = Serdes.String();
        Serde<RawArticle> articles = serdes.value(RawArticle.class);
        return new Topology(new TopologyConfig(config))
                .addSource(
                        "read-articles",
                        keys.deserializer(),
                        articles.deserializer(),
                        Topics.ARTICLES_RAW.in(Lane.LIVE))
                .addSink("write-articles", COPY, keys.serializer(), articles.serializer(), "read-articles");
    }
}
