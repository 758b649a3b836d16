package io.castling.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.embedded.EmbeddedPlatform;
import io.castling.embedded.Ports;
import io.castling.embedded.Programs;
import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.KafkaSettings;
import io.castling.platform.kafka.TopicProvisioner;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Topics;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the service has acknowledged is on the topic exactly once and in the order of each article, whatever was killed in
 * between. The service runs in a JVM of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SpoolIT {

    private static final int CLIENTS = 4;

    private EmbeddedPlatform platform;
    private KafkaConnection kafka;

    @TempDir
    private Path folder;

    /** As a program composes it. */
    @ConfigMapping(prefix = "castling")
    interface TestConfig {
        KafkaSettings kafka();
    }

    @BeforeAll
    void start(@TempDir Path directory) {
        platform = EmbeddedPlatform.start(
                Programs.ofThisJvm(), EmbeddedPlatform.Settings.in(directory), new Ports(new Random()));
        kafka = new KafkaConnection(ConfigLoader.load(
                        TestConfig.class,
                        ConfigSources.of(Map.of(
                                "castling.kafka.bootstrap-servers",
                                        platform.kafka().bootstrapServers(),
                                "castling.kafka.registry.urls",
                                        platform.registry().url().toString())))
                .values()
                .kafka());
        new TopicProvisioner(kafka).provision(SourcesIT.topics());
    }

    @AfterAll
    void stop() {
        kafka.close();
        platform.close();
    }

    @Test
    void losesAndDoublesNothingWhileTheBrokerIsAwayForAWhile() throws Exception {
        brokerAway("short-", Duration.ofSeconds(6));
    }

    @Test
    @Tag("heavy")
    void losesAndDoublesNothingWhileTheBrokerIsAwayForAMinute() throws Exception {
        brokerAway("long-", Duration.ofSeconds(60));
    }

    private void brokerAway(String prefix, Duration howLong) throws Exception {
        try (ServiceProcess service = service();
                Pushers pushers = new Pushers(service.url(), prefix, CLIENTS)) {
            ServiceProcess.await("articles", () -> pushers.count() > 1_000);
            platform.kafka().crash();
            long back = System.nanoTime() + howLong.toNanos();
            ServiceProcess.await("articles on disk", () -> pushers.spooled() > 500);
            ServiceProcess.await("the end of the outage", () -> System.nanoTime() > back);
            platform.kafka().restart();
            ServiceProcess.await("articles from the disk", () -> service.meter("ingest_spool_articles_total") > 0);
            Map<String, List<String>> acknowledged = pushers.stop();
            assertThat(pushers.spooled()).isPositive();
            awaitDrained(service);
            assertThat(topic(prefix)).isEqualTo(acknowledged);
        }
    }

    @Test
    void losesAndDoublesNothingWhenItIsKilledWhileTheBrokerIsAwayAndWhileItCatchesUp() throws Exception {
        try (ServiceProcess service = service();
                Pushers pushers = new Pushers(service.url(), "killed-", CLIENTS)) {
            ServiceProcess.await("articles", () -> pushers.count() > 1_000);
            service.kill();
            service.restart();
            long before = pushers.count();
            ServiceProcess.await("articles again", () -> pushers.count() > before + 1_000);

            platform.kafka().crash();
            ServiceProcess.await("articles on disk", () -> pushers.spooled() > 1_000);
            service.kill();
            service.restart();
            long spooled = pushers.spooled();
            ServiceProcess.await("more articles on disk", () -> pushers.spooled() > spooled + 1_000);

            platform.kafka().restart();
            ServiceProcess.await(
                    "articles from the disk",
                    () -> service.meter("ingest_spool_articles_total{direction=\"out\"}") > 0);
            service.kill();
            service.restart();
            Map<String, List<String>> acknowledged = pushers.stop();
            awaitDrained(service);
            assertThat(topic("killed-")).isEqualTo(acknowledged);
        }
    }

    private static void awaitDrained(ServiceProcess service) {
        ServiceProcess.await(
                "an empty spool", () -> service.isReady() && service.meter("ingest_spool_size_bytes") == 0);
    }

    private ServiceProcess service() throws Exception {
        return new ServiceProcess(
                Map.of(
                        "CASTLING_KAFKA_BOOTSTRAP_SERVERS",
                        platform.kafka().bootstrapServers(),
                        "CASTLING_KAFKA_REGISTRY_URLS",
                        platform.registry().url().toString(),
                        "CASTLING_INGEST_PUBLISHING_SPOOL_DIRECTORY",
                        folder.resolve("spool").toString(),
                        "CASTLING_INGEST_PUBLISHING_SPOOL_AFTER",
                        "1s"),
                "-Xmx256m");
    }

    /** The bodies of each article on the topic, in the order of offsets; revisions are counted without a gap. */
    private Map<String, List<String>> topic(String prefix) {
        Map<String, List<String>> found = new TreeMap<>();
        try (var consumer = new KafkaConsumer<>(
                kafka.clients().consumer("test", "test"),
                new StringDeserializer(),
                kafka.serdes().value(RawArticle.class).deserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.ARTICLES_RAW.partitions())
                    .mapToObj(partition -> new TopicPartition(Topics.ARTICLES_RAW.fullName(), partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> {
                    if (record.key().startsWith(prefix)) {
                        List<String> bodies = found.computeIfAbsent(record.key(), id -> new ArrayList<>());
                        bodies.add(record.value().getText());
                        assertThat(record.value().getRevision())
                                .as(record.key())
                                .isEqualTo(bodies.size());
                    }
                });
            }
        }
        return found;
    }
}
