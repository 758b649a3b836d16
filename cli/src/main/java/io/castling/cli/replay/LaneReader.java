package io.castling.cli.replay;

import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.Alert;
import io.castling.schemas.Relocation;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Lanes as they stand, read from their topics. */
public final class LaneReader {

    private static final String PURPOSE = "castling-replay-diff";
    private static final Duration POLL = Duration.ofMillis(200);

    private final KafkaConnection kafka;

    public LaneReader(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** What a replay says against another lane. */
    public LaneDiff.Result diff(Lane live, Lane.Replay replay) {
        LaneDiff.Side before = side(live);
        return LaneDiff.of(before, side(replay), covered(before, replay));
    }

    /** Relocations by id and all alerts. */
    public LaneDiff.Side side(Lane lane) {
        Map<String, Relocation> relocations = new HashMap<>();
        List<Alert> alerts = new ArrayList<>();
        forEach(Topics.RELOCATIONS, lane, record -> {
            if (record.value() == null) {
                relocations.remove(record.key());
            } else {
                relocations.put(record.key(), record.value());
            }
        });
        forEach(Topics.ALERTS, lane, record -> alerts.add(record.value()));
        return new LaneDiff.Side(relocations, alerts);
    }

    /** Those articles behind relocations that are in a lane; memory is that of the relocations, not of the articles. */
    private Set<String> covered(LaneDiff.Side side, Lane lane) {
        Set<String> wanted = new HashSet<>();
        side.relocations()
                .values()
                .forEach(relocation -> relocation
                        .getEvidence()
                        .forEach(evidence -> wanted.add(evidence.getArticle().getId())));
        Set<String> found = new HashSet<>();
        read(Topics.ARTICLES_RAW.in(lane), new ByteArrayDeserializer(), record -> {
            if (wanted.contains(record.key())) {
                found.add(record.key());
            }
        });
        return found;
    }

    private <V extends SpecificRecord> void forEach(
            Topic<V> topic, Lane lane, Consumer<ConsumerRecord<String, V>> action) {
        read(topic.in(lane), kafka.serdes().value(topic.value()).deserializer(), action);
    }

    private <V> void read(String topic, Deserializer<V> values, Consumer<ConsumerRecord<String, V>> action) {
        try (var consumer =
                new KafkaConsumer<>(kafka.clients().consumer(PURPOSE, PURPOSE), new StringDeserializer(), values)) {
            List<TopicPartition> partitions = OrderedArticles.partitions(consumer, topic);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(action);
            }
        }
    }
}
