package io.castling.alert.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.alert.track.Tracker;
import io.castling.alert.track.voice.SourceRegistry;
import io.castling.alert.wire.ArticleClaims;
import io.castling.alert.wire.FamilyTracks;
import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.AvroSerdes;
import io.castling.platform.kafka.CloudEvent;
import io.castling.platform.kafka.SchemaIds;
import io.castling.schemas.Alert;
import io.castling.schemas.AlertType;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ClaimStanding;
import io.castling.schemas.Relocation;
import io.castling.schemas.RelocationState;
import io.castling.schemas.WatchedSystem;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topic;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertTopologyTest {

    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    private final AvroSerdes serdes = new AvroSerdes(SchemaIds.inMemory(), DataSize.parse("4MiB"));

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, ArticleClaim> claims;
    private TestInputTopic<String, WatchedSystem> watchlist;
    private TestOutputTopic<String, Relocation> relocations;
    private TestOutputTopic<String, Alert> alerts;

    @BeforeEach
    void start() {
        driver = new TopologyTestDriver(topology(Lane.LIVE), properties());
        claims = input(Topics.CLAIMS);
        watchlist = input(Topics.WATCHLIST);
        relocations = output(Topics.RELOCATIONS);
        alerts = output(Topics.ALERTS);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void twoOutletsOnOneMovementAreOneNewAlertAndOneUpdate() {
        claims.pipeInput("S-400", ArticleClaims.of("a", "one", DAY));
        claims.pipeInput("S-400", ArticleClaims.of("b", "two", DAY));

        assertThat(alerts.readValuesToList())
                .extracting(Alert::getType)
                .containsExactly(AlertType.NEW, AlertType.UPDATE);
        assertThat(relocations.readKeyValuesToMap()).hasSize(1);
    }

    @Test
    void anAlertIsKeyedByItsRelocationAndIsAnEventOfItsOwn() {
        var headers = new RecordHeaders();
        headers.add("traceparent", "00-1-2-01".getBytes(StandardCharsets.UTF_8));
        claims.pipeInput(new TestRecord<>("S-400", ArticleClaims.of("a", "one", DAY), headers));

        TestRecord<String, Alert> record = alerts.readRecord();
        assertThat(record.key()).isEqualTo(record.value().getRelocation().getId());
        assertThat(CloudEvent.from(record.headers()))
                .hasValueSatisfying(
                        event -> assertThat(event.id()).isEqualTo(record.value().getId()));
        assertThat(record.headers().lastHeader("traceparent")).isNotNull();
    }

    @Test
    void aDuplicateAlertsNobody() {
        claims.pipeInput("S-400", ArticleClaims.of("a", "one", DAY));
        claims.pipeInput("S-400", ArticleClaims.of("a", "one", DAY));

        assertThat(alerts.readValuesToList()).hasSize(1);
    }

    @Test
    void aWithdrawnClaimCancelsAndEndsTheRelocation() {
        ArticleClaim claim = ArticleClaims.of("a", "one", DAY);
        claims.pipeInput("S-400", claim);
        claims.pipeInput("S-400", ArticleClaims.with(claim, ClaimStanding.WITHDRAWN, 2));

        assertThat(alerts.readValuesToList())
                .extracting(Alert::getType)
                .containsExactly(AlertType.NEW, AlertType.CANCEL);
        assertThat(relocations.readValuesToList())
                .last()
                .extracting(Relocation::getState)
                .isEqualTo(RelocationState.WITHDRAWN);
    }

    @Test
    void aChangedWatchlistTakesEffectWithTheNextClaim() {
        watchlist.pipeInput(
                "w", WatchedSystem.newBuilder().setId("w").setFamily("Patriot").build());
        claims.pipeInput("S-400", ArticleClaims.of("a", "one", DAY));
        assertThat(alerts.isEmpty()).isTrue();

        watchlist.pipeInput(
                "w", WatchedSystem.newBuilder().setId("w").setFamily("S-400").build());
        claims.pipeInput("S-400", ArticleClaims.of("b", "two", DAY));

        assertThat(alerts.readValue().getType()).isEqualTo(AlertType.NEW);
    }

    @Test
    void aReplayLaneWritesToTopicsOfItsOwn() {
        assertThat(topology(new Lane.Replay("7")).describe().toString())
                .contains("topic: castling.replay-7.alerts.v1", "topics: [castling.replay-7.claims.v1]")
                .doesNotContain("topic: castling.alerts.v1");
    }

    @Test
    void theTopologyIsTheOneThatIsWrittenDown() throws IOException {
        try (var golden = AlertTopologyTest.class.getResourceAsStream("/alert-topology.txt")) {
            assertThat(topology(Lane.LIVE).describe().toString().strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    private Topology topology(Lane lane) {
        return AlertTopology.build(
                new StreamsConfig(properties()),
                lane,
                serdes,
                new FamilyTracks(new Tracker(SourceRegistry.EMPTY), lane));
    }

    private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
        return driver.createInputTopic(
                topic.in(Lane.LIVE),
                new StringSerializer(),
                serdes.value(topic.value()).serializer());
    }

    private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
        return driver.createOutputTopic(
                topic.in(Lane.LIVE),
                new StringDeserializer(),
                serdes.value(topic.value()).deserializer());
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "test",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1",
                StreamsConfig.STATE_DIR_CONFIG, state.toString()));
        return properties;
    }
}
