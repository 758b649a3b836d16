package io.castling.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One platform for all cases, for each start costs seconds; every case uses topics and subjects of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmbeddedPlatformIT {
    private static final String ONE_FIELD = record("{\"name\":\"a\",\"type\":\"string\"}");
    private static final String ANOTHER_FIELD = record("{\"name\":\"b\",\"type\":\"string\"}");
    private static final String OPTIONAL_FIELD_MORE = record("{\"name\":\"a\",\"type\":\"string\"},"
            + "{\"name\":\"b\",\"type\":[\"null\",\"string\"],\"default\":null}");

    private Path directory;
    private EmbeddedPlatform platform;

    @BeforeAll
    void start(@TempDir Path shared) {
        directory = shared;
        platform = start(EmbeddedPlatform.Settings.in(directory));
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    private static EmbeddedPlatform start(EmbeddedPlatform.Settings settings) {
        return EmbeddedPlatform.start(Programs.ofThisJvm(), settings, new Ports(new Random()));
    }

    @Test
    void recordsSurviveAnOrderlyRestartOnOtherPorts() {
        var client = new KafkaClient(platform.kafka().bootstrapServers());
        client.create("restart");
        client.send("restart", List.of("one", "two"));
        int id = registryClient().register("restart-value", ONE_FIELD).id();

        platform.close();
        assertThat(directory.resolve("logs"))
                .isDirectoryNotContaining(log -> content(log).contains("Exception in thread"));
        platform = start(EmbeddedPlatform.Settings.in(directory));

        var again = new KafkaClient(platform.kafka().bootstrapServers());
        assertThat(again.read("restart", 2)).containsExactly("one", "two");
        assertThat(registryClient().schema(id)).contains("\\\"a\\\"");
    }

    @Test
    void aBrokerKilledInTheMiddleComesBackOnTheSamePortWithAllThatItConfirmed() {
        String servers = platform.kafka().bootstrapServers();
        var client = new KafkaClient(servers);
        client.create("crash");
        List<String> sent =
                IntStream.range(0, 1_000).mapToObj(i -> "record " + i).toList();
        client.send("crash", sent);

        platform.kafka().crash();
        platform.kafka().restart();

        assertThat(platform.kafka().bootstrapServers()).isEqualTo(servers);
        assertThat(client.read("crash", sent.size())).isEqualTo(sent);
    }

    @Test
    void aSchemaIdOnceGivenSurvivesTheKillOfTheRegistryInTheNextMoment() {
        int id = registryClient().register("crash-value", ANOTHER_FIELD).id();

        platform.registry().crash();
        platform.registry().restart();

        assertThat(registryClient().schema(id)).contains("\\\"b\\\"");
    }

    @Test
    void theRegistryRefusesWhatIsNotCompatibleBothWaysFromTheFirstMoment() {
        var registry = registryClient();
        registry.register("rule-value", ONE_FIELD);

        assertThat(registry.register("rule-value", ANOTHER_FIELD).status()).isEqualTo(409);
        assertThat(registry.register("rule-value", OPTIONAL_FIELD_MORE).status())
                .isEqualTo(200);
    }

    @Test
    void aFrozenBrokerAnswersAgainOnceItGoesOn() {
        var client = new KafkaClient(platform.kafka().bootstrapServers());
        client.create("pause");

        platform.kafka().pause();
        assertThat(client.answersWithin(Duration.ofMillis(500))).isFalse();
        platform.kafka().resume();

        assertThat(client.answersWithin(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aSecondPlatformOnTheSameDirectoryIsRefusedNamingTheFirst() {
        assertThatThrownBy(() -> start(EmbeddedPlatform.Settings.in(directory)))
                .isInstanceOf(SurroundingsException.class)
                .hasMessageContaining(directory + " is in use by another Castling (pid "
                        + ProcessHandle.current().pid() + ", started ");
    }

    @Test
    void aTakenPortIsRefusedNamingItAndNothingIsLeftBehind(@TempDir Path other) {
        int taken = Integer.parseInt(platform.kafka().bootstrapServers().split(":", 2)[1]);

        assertThatThrownBy(
                        () -> start(new EmbeddedPlatform.Settings(other, OptionalInt.of(taken), OptionalInt.empty())))
                .isInstanceOf(SurroundingsException.class)
                .hasMessageStartingWith("port " + taken + " for the broker is taken");
        DataDir.open(other).close();
    }

    @Test
    void programsThatCannotUseTheirDirectoriesSayWhyAndLeaveNothingRunning(@TempDir Path other) throws IOException {
        Path records = Files.createDirectories(other.resolve("kafka/records"));
        Files.writeString(records.resolve("meta.properties"), "garbage");

        assertThatThrownBy(() -> start(EmbeddedPlatform.Settings.in(other)))
                .isInstanceOf(SurroundingsException.class)
                .hasMessage("the broker did not start: Error: node ID not found in " + records + "; its log is "
                        + other.resolve("logs/broker.log"));
        for (String child : List.of("kafka/broker.pid", "registry/registry.pid")) {
            long pid = Long.parseLong(content(other.resolve(child)).split(" ", 2)[0]);
            assertThat(ProcessHandle.of(pid)).isEmpty();
        }
        DataDir.open(other).close();
    }

    @Test
    void theEndOfAChildThatNobodyAskedForIsReported() {
        var end = platform.unexpectedEnd();

        ProcessHandle.of(platform.registry().pid()).orElseThrow().destroyForcibly();

        assertThat(end)
                .succeedsWithin(Duration.ofSeconds(10))
                .asString()
                .startsWith("the registry ended unexpectedly with exit code 137; its log is ");
        platform.registry().restart();
    }

    private static String content(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RegistryClient registryClient() {
        return new RegistryClient(platform.registry().url());
    }

    private static String record(String fields) {
        return "{\"type\":\"record\",\"name\":\"R\",\"fields\":[" + fields + "]}";
    }
}
