package io.castling.system.backfill;

import io.castling.alert.sources.SourceRegistryReader;
import io.castling.alert.track.Tracker;
import io.castling.cli.CastlingConfig;
import io.castling.cli.replay.LaneReader;
import io.castling.cli.replay.ReplayLane;
import io.castling.cli.replay.ReplayRun;
import io.castling.cli.replay.Replays;
import io.castling.cli.replay.Selection;
import io.castling.cli.topic.Catalogue;
import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.AvroTrust;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.RawArticle;
import io.castling.schemas.Replay;
import io.castling.schemas.ReplayState;
import io.castling.schemas.Sighting;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker, a registry and the topics of the catalogue, and lanes on them. */
final class Backfill implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final Path folder;
    private final EmbeddedPlatform cluster;
    private final KafkaConnection kafka;

    Backfill(Path folder) {
        Topics.all().forEach(topic -> AvroTrust.trust(topic.value()));
        this.folder = folder;
        this.cluster = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(folder.resolve("cluster")), new Ports(new Random()));
        this.kafka = new KafkaConnection(config(Map.of()).kafka());
        new TopicProvisioner(kafka).provision(Catalogue.specs(Lane.LIVE, DataSize.parse("4MiB")));
    }

    KafkaConnection kafka() {
        return kafka;
    }

    String brokers() {
        return cluster.kafka().bootstrapServers();
    }

    String registry() {
        return cluster.registry().url().toString();
    }

    CastlingConfig config(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "castling.kafka.bootstrap-servers", brokers(),
                "castling.kafka.registry.urls", registry(),
                "castling.enrich.streams.state-directory", folder("state").toString(),
                "castling.alert.streams.state-directory", folder("state").toString()));
        settings.putAll(more);
        return ConfigLoader.load(CastlingConfig.class, ConfigSources.of(settings))
                .values();
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Replays replays() {
        return new Replays(kafka, Clock.systemUTC(), "test");
    }

    LaneReader lanes() {
        return new LaneReader(kafka);
    }

    /** Begins a replay of everything on a topic. */
    Replay begin(String id, String topic) {
        Replay plan = replays()
                .plan(new Replays.Plan(
                        id, topic, List.of(), Optional.empty(), Optional.empty(), Map.of(), Selection.ALL));
        return replays().begin(plan, Catalogue.specs(new Lane.Replay(id), DataSize.parse("4MiB")));
    }

    /** Runs a replay to its end. */
    Replay run(Replay replay, Map<String, String> more) {
        var lane = new Lane.Replay(replay.getId());
        Map<String, String> settings = new HashMap<>(ReplayLane.settings(lane, folder("state")));
        settings.put("castling.enrich.streams.commit-interval", "100ms");
        settings.put("castling.alert.streams.commit-interval", "100ms");
        settings.putAll(more);
        CastlingConfig config = config(settings);
        try (var connection = new KafkaConnection(config.kafka());
                RunningService services = new ReplayLane(
                                lane,
                                config.enrich(),
                                config.alert(),
                                new Tracker(SourceRegistryReader.bundled()),
                                connection,
                                ServiceContext.create("test"))
                        .start()) {
            return new ReplayRun(kafka, Clock.systemUTC(), new ReplayRun.Listener() {})
                    .run(replay, services, () -> {}, Double.MAX_VALUE, () -> false);
        }
    }

    Replay replay(String id, String topic) {
        Replay done = run(begin(id, topic), Map.of());
        if (done.getState() != ReplayState.DONE) {
            throw new AssertionError("replay " + id + " is " + done.getState());
        }
        return done;
    }

    /** A topic of raw articles that holds these, in this order of arrival. */
    String articles(String name, Iterable<RawArticle> articles) {
        String topic = name + "." + Topics.ARTICLES_RAW.name();
        try (Admin admin = Admin.create(kafka.clients().admin("test"))) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(4), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
        send(topic, articles);
        return topic;
    }

    void send(String topic, Iterable<RawArticle> articles) {
        // Of today, for the broker removes what is older than the retention of the topic.
        long arrival = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
        try (var producer = new KafkaProducer<>(
                kafka.clients().producer("test"),
                new StringSerializer(),
                kafka.serdes().value(RawArticle.class).serializer())) {
            for (Iterator<RawArticle> all = articles.iterator(); all.hasNext(); arrival++) {
                RawArticle article = all.next();
                var unused = producer.send(new ProducerRecord<>(topic, null, arrival, article.getId(), article));
            }
        }
    }

    /** The last value of each key. */
    <V extends SpecificRecord> Map<String, V> latest(Topic<V> topic, Lane lane) {
        Map<String, V> values = new HashMap<>();
        for (ConsumerRecord<String, V> record :
                records(topic.in(lane), kafka.serdes().value(topic.value()).deserializer())) {
            if (record.value() == null) {
                values.remove(record.key());
            } else {
                values.put(record.key(), record.value());
            }
        }
        return values;
    }

    /** The sightings of a lane as text; their order and the ids of relocations depend on what came first (ADR 4). */
    Set<String> whereabouts(Lane lane) {
        Set<String> sightings = new TreeSet<>();
        latest(Topics.WHEREABOUTS, lane)
                .forEach((key, sighting) -> sightings.add(key + " "
                        + Sighting.newBuilder(sighting)
                                .setRelocation("")
                                .setArticles(
                                        sighting.getArticles().stream().sorted().toList())
                                .build()));
        return sightings;
    }

    /** All committed records. */
    <V> List<ConsumerRecord<String, V>> records(String topic, Deserializer<V> values) {
        List<ConsumerRecord<String, V>> records = new ArrayList<>();
        try (var consumer =
                new KafkaConsumer<>(kafka.clients().consumer("test", "test"), new StringDeserializer(), values)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        kafka.close();
        cluster.close();
    }
}
