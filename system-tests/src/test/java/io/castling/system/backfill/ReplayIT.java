package io.castling.system.backfill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.castling.alert.AlertService;
import io.castling.alert.sources.SourceRegistryReader;
import io.castling.alert.track.Tracker;
import io.castling.cli.CastlingConfig;
import io.castling.cli.bench.GeneratedArticles;
import io.castling.cli.replay.LaneDiff;
import io.castling.cli.replay.ReplayLane;
import io.castling.cli.replay.ReplayLedger;
import io.castling.cli.replay.Replays;
import io.castling.cli.replay.Selection;
import io.castling.cli.topic.Catalogue;
import io.castling.enrich.EnrichService;
import io.castling.platform.config.DataSize;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.ServiceContext;
import io.castling.platform.service.ServiceGroup;
import io.castling.schemas.RawArticle;
import io.castling.schemas.Replay;
import io.castling.schemas.ReplayState;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** History again, beside a live lane that has seen the same articles. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ReplayIT {

    private static final int ARTICLES = 400;

    @TempDir
    private static Path folder;

    private Backfill backfill;

    @BeforeAll
    void liveLaneHasSeenEverything() {
        backfill = new Backfill(folder);
        var generated = new GeneratedArticles(3, ARTICLES, 500);
        List<RawArticle> articles =
                LongStream.range(0, ARTICLES).mapToObj(generated::article).toList();
        backfill.send(Topics.ARTICLES_RAW.fullName(), articles);
        CastlingConfig config = backfill.config(Map.of());
        var context = ServiceContext.create("test");
        try (RunningService live = new ServiceGroup(
                        "live",
                        List.of(
                                new AlertService(
                                        config.alert(),
                                        Lane.LIVE,
                                        backfill.kafka(),
                                        new Tracker(SourceRegistryReader.bundled()),
                                        context),
                                new EnrichService(config.enrich(), Lane.LIVE, backfill.kafka(), context)),
                        Duration.ofSeconds(30))
                .start()) {
            assertThat(live.ended().toCompletableFuture()).isNotDone();
            await("live has analysed all", () -> size(Topics.ARTICLES_ENRICHED.fullName()) == ARTICLES);
            await("live has tracked all", () -> tracked() >= claims());
        }
    }

    @AfterAll
    void stop() {
        backfill.close();
    }

    private int claims() {
        return size(Topics.CLAIMS.fullName());
    }

    /** Claims that the live group is done with. */
    private long tracked() {
        try (Admin admin = Admin.create(backfill.kafka().clients().admin("test"))) {
            return admin
                            .listConsumerGroupOffsets("castling-alert")
                            .partitionsToOffsetAndMetadata()
                            .get()
                            .entrySet()
                            .stream()
                            .allMatch(offset -> offset.getValue().offset()
                                    > lastClaim(offset.getKey().partition()))
                    ? claims()
                    : 0;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private long lastClaim(int partition) {
        return backfill.records(Topics.CLAIMS.fullName(), new ByteArrayDeserializer()).stream()
                .filter(record -> record.partition() == partition)
                .mapToLong(record -> record.offset())
                .max()
                .orElse(-1);
    }

    private int size(String topic) {
        return backfill.records(topic, new ByteArrayDeserializer()).size();
    }

    private static void await(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(100));
        while (!condition.getAsBoolean()) {
            assertThat(Instant.now()).as("still waiting: %s", what).isBefore(deadline);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    @Test
    void anUnchangedVersionTellsTheSameAndTellsNobody() throws Exception {
        int deliveries = size(Topics.DELIVERIES.fullName());
        int alerts = size(Topics.ALERTS.fullName());
        assertThat(alerts).isPositive();

        Replay done = backfill.replay("same", Topics.ARTICLES_RAW.fullName());

        assertThat(done.getFed()).isEqualTo(ARTICLES);
        LaneDiff.Result diff = backfill.lanes().diff(Lane.LIVE, new Lane.Replay("same"));
        assertThat(diff.isEmpty()).as("%s", diff.differences()).isTrue();
        assertThat(diff.same()).isGreaterThan(5);
        assertThat(diff.outside()).isZero();
        assertThat(size(Topics.ALERTS.in(new Lane.Replay("same")))).isPositive();
        assertThat(size(Topics.DELIVERIES.fullName())).isEqualTo(deliveries);
        assertThat(size(Topics.ALERTS.fullName())).isEqualTo(alerts);
        try (Admin admin = Admin.create(backfill.kafka().clients().admin("test"))) {
            assertThat(admin.listGroups().all().get())
                    .extracting(group -> group.groupId())
                    .filteredOn(group -> group.contains("replay-same"))
                    .containsExactlyInAnyOrderElementsOf(ReplayLane.groups(new Lane.Replay("same")));
            assertThat(admin.listTopics().names().get())
                    .filteredOn(topic -> topic.contains("replay-same"))
                    .noneMatch(topic -> topic.contains("deliver") || topic.contains("subscription"));
        }
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.contains("deliver"));

        assertThat(backfill.replays().clean("same", backfill.folder("state"))).isNotEmpty();
        try (Admin admin = Admin.create(backfill.kafka().clients().admin("test"))) {
            await(
                    "the topics are gone",
                    () -> topics(admin).stream().noneMatch(topic -> topic.contains("replay-same")));
        }
        assertThat(new ReplayLedger(backfill.kafka()).find("same")).isEmpty();
    }

    private static java.util.Set<String> topics(Admin admin) {
        try {
            return admin.listTopics().names().get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aReplayThatWasKilledHalfWayGoesOnAndEndsTheSame() throws Exception {
        var lane = new Lane.Replay("killed");
        String raw = Topics.ARTICLES_RAW.in(lane);
        Process first = command("replay", "--id", "killed", "--rate", "40");
        await("some articles are in the lane", () -> topicExists(raw) && size(raw) > 20);
        assertThat(first.isAlive()).isTrue();
        first.destroyForcibly().waitFor();
        assertThat(size(raw)).isLessThan(ARTICLES);
        assertThat(backfill.replays().find("killed").getState()).isEqualTo(ReplayState.RUNNING);

        Process second = command("replay", "resume", "killed");
        assertThat(second.waitFor(100, TimeUnit.SECONDS)).isTrue();

        assertThat(second.exitValue()).isZero();
        assertThat(size(raw)).isEqualTo(ARTICLES);
        assertThat(backfill.replays().find("killed").getFed()).isEqualTo(ARTICLES);
        assertThat(backfill.lanes().diff(Lane.LIVE, lane).isEmpty()).isTrue();
    }

    private boolean topicExists(String topic) {
        try (Admin admin = Admin.create(backfill.kafka().clients().admin("test"))) {
            return topics(admin).contains(topic);
        }
    }

    /** In a process of its own, so that it can be killed. */
    private Process command(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.castling.cli.Main"));
        command.addAll(List.of(arguments));
        command.addAll(List.of(
                "--kafka",
                backfill.brokers(),
                "--registry",
                backfill.registry(),
                "--state",
                Files.createDirectories(folder.resolve("children")).toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Thread.ofVirtual().start(() -> {
            try (var reader =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                reader.lines().forEach(System.out::println);
            } catch (java.io.IOException | java.io.UncheckedIOException ended) {
                // The process is gone.
            }
        });
        return process;
    }

    @Test
    void aSelectionIsComparedWithWhatItCoversAlone() {
        Replay plan = backfill.replays()
                .plan(new Replays.Plan(
                        "half",
                        Topics.ARTICLES_RAW.fullName(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        new Selection(
                                Optional.empty(),
                                Optional.of(GeneratedArticles.BEGIN.plus(Duration.ofDays(100))),
                                List.of(),
                                List.of(),
                                List.of())));
        backfill.replays().begin(plan, Catalogue.specs(new Lane.Replay("half"), DataSize.parse("4MiB")));

        Replay done = backfill.run(plan, Map.of());

        assertThat(done.getFed()).isBetween(ARTICLES / 5L, ARTICLES / 2L);
        LaneDiff.Result diff = backfill.lanes().diff(Lane.LIVE, new Lane.Replay("half"));
        assertThat(diff.outside()).isPositive();
        assertThat(diff.same()).isPositive();
        assertThat(diff.differences()).hasSizeLessThan(diff.same());
    }

    @Test
    void aLaneIsNeverFedWithItsOwnArticles() {
        assertThatThrownBy(() -> backfill.begin("loop", Topics.ARTICLES_RAW.in(new Lane.Replay("loop"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("its own articles");
        assertThatThrownBy(() -> backfill.begin("loop", Topics.CLAIMS.fullName()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no topic of raw articles");
    }
}
