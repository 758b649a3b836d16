package io.castling.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.platform.config.ConfigLoader;
import io.castling.platform.config.ConfigSources;
import io.castling.platform.service.Health.Entry;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.ServiceContext;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Services whose brokers are away: they wait, say so, and can be stopped at any time. */
@Timeout(60)
class WithoutClusterTest {

    private final ServiceContext context = ServiceContext.create("test");
    private final RegistryFixture registry = new RegistryFixture();
    // Port 1 is reserved and nothing listens there.
    private final KafkaConnection kafka = new KafkaConnection(registry.settings(Map.of()));

    @TempDir
    private Path folder;

    @AfterEach
    void close() {
        kafka.close();
        registry.close();
    }

    private StreamsSettings settings() {
        return ConfigLoader.load(
                        StreamsSettings.class,
                        "s",
                        ConfigSources.of(Map.of("s.application-id", "app", "s.state-directory", folder.toString())))
                .values();
    }

    private static Topology topology() {
        var builder = new StreamsBuilder();
        builder.stream("in", Consumed.with(Serdes.String(), Serdes.String()).withName("read"));
        return builder.build();
    }

    private String detail(String check) {
        return context.health().ready().entries().stream()
                .filter(entry -> entry.name().equals(check))
                .map(Entry::status)
                .map(status -> status.up() + " " + status.detail())
                .findFirst()
                .orElse("no such check");
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    @Test
    void anApplicationWaitsAliveAndStopsAtOnce() throws Exception {
        RunningService running = new StreamsRunner(settings(), kafka, config -> topology(), context).start();
        await(() -> detail("app").equals("false waiting for the Kafka brokers"));
        assertThat(context.health().live().up()).isTrue();

        long began = System.nanoTime();
        running.close();

        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
        assertThat(running.ended().toCompletableFuture()).isCompleted();
        assertThat(context.health().ready().entries()).isEmpty();
    }

    @Test
    void aMistakeInTheTopologyStopsTheStart() {
        var runner = new StreamsRunner(
                settings(),
                kafka,
                config -> {
                    throw new IllegalStateException("two steps have one name");
                },
                context);
        assertThatThrownBy(runner::start).hasMessage("two steps have one name");
        assertThat(context.health().ready().entries()).isEmpty();
    }

    @Test
    void theWatchTellsWhoIsAway() throws Exception {
        try (RunningService watch = new KafkaWatch(kafka, context, Duration.ofMillis(20)).start()) {
            await(() -> detail("schema-registry").equals("true answer at " + registry.url()));
            await(() -> detail("kafka-brokers").startsWith("false no answer from 127.0.0.1:1: "));
            registry.close();
            await(() -> detail("schema-registry").equals("false no answer from " + registry.url() + ": no answer"));
            assertThat(watch.ended().toCompletableFuture()).isNotDone();
        }
        assertThat(context.health().ready().entries()).isEmpty();
    }
}
