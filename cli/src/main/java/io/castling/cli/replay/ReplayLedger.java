package io.castling.cli.replay;

import io.castling.cli.topic.TopicSnapshot;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.schemas.Replay;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Which replays there are: a compacted topic, so that every machine knows. */
public final class ReplayLedger {

    private static final String PURPOSE = "castling-replays";

    private final KafkaConnection kafka;

    public ReplayLedger(KafkaConnection kafka) {
        this.kafka = kafka;
    }

    /** By id. */
    public Map<String, Replay> all() {
        return new TreeMap<>(new TopicSnapshot(kafka, PURPOSE).table(Topics.REPLAYS, Lane.LIVE));
    }

    public Optional<Replay> find(String id) {
        return Optional.ofNullable(all().get(id));
    }

    public void write(Replay replay) {
        write(replay.getId(), replay);
    }

    public void remove(String id) {
        write(id, null);
    }

    private void write(String id, @Nullable Replay replay) {
        try (var producer = new KafkaProducer<String, @Nullable Replay>(
                kafka.clients().producer(PURPOSE),
                new StringSerializer(),
                kafka.serdes().value(Replay.class).serializer())) {
            producer.send(new ProducerRecord<>(Topics.REPLAYS.fullName(), id, replay))
                    .get();
        } catch (ExecutionException refused) {
            throw new KafkaException("The replay " + id + " could not be recorded: " + refused.getMessage(), refused);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while the replay " + id + " was recorded.", stopped);
        }
    }
}
