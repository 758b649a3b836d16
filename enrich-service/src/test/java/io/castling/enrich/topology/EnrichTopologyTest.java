package io.castling.enrich.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.castling.enrich.wire.Enrichment;
import io.castling.extraction.Analyzer;
import io.castling.platform.config.DataSize;
import io.castling.platform.kafka.AvroSerdes;
import io.castling.platform.kafka.SchemaIds;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ClaimStanding;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
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

class EnrichTopologyTest {

    private static final Analyzer ANALYZER = Analyzer.bundled();
    private static final Instant PUBLISHED = Instant.parse("2026-03-11T08:00:00Z");
    private static final String MOVED = "Russia has moved two S-400 batteries from Kaliningrad to Rostov-on-Don,"
            + " the Russian defence ministry said on Tuesday.";

    private final AvroSerdes serdes = new AvroSerdes(SchemaIds.inMemory(), DataSize.parse("4MiB"));

    @TempDir
    private Path state;

    private TopologyTestDriver driver;
    private TestInputTopic<String, RawArticle> articles;
    private TestOutputTopic<String, EnrichedArticle> enriched;
    private TestOutputTopic<String, ArticleClaim> claims;

    @BeforeEach
    void start() {
        driver = new TopologyTestDriver(topology(), properties());
        articles = driver.createInputTopic(
                Topics.ARTICLES_RAW.in(Lane.LIVE),
                new StringSerializer(),
                serdes.value(RawArticle.class).serializer());
        enriched = driver.createOutputTopic(
                Topics.ARTICLES_ENRICHED.in(Lane.LIVE),
                new StringDeserializer(),
                serdes.value(EnrichedArticle.class).deserializer());
        claims = driver.createOutputTopic(
                Topics.CLAIMS.in(Lane.LIVE),
                new StringDeserializer(),
                serdes.value(ArticleClaim.class).deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void anArticleComesOutEnrichedUnderItsOwnKey() {
        articles.pipeInput("a", article("a", 1, "Rain is expected in Lisbon."));

        assertThat(enriched.readKeyValuesToList()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo("a");
            assertThat(record.value.getText()).isEqualTo("Rain is expected in Lisbon.");
            assertThat(record.value.getExtractor()).isEqualTo("test");
        });
        assertThat(claims.isEmpty()).isTrue();
    }

    @Test
    void aClaimIsKeyedByTheFamilyOfItsSystemAndCarriesItsEvidence() {
        articles.pipeInput("a", article("a", 1, MOVED));

        assertThat(claims.readKeyValuesToList()).singleElement().satisfies(record -> {
            assertThat(record.key).isEqualTo(record.value.getClaim().getFamily());
            assertThat(record.value.getStanding()).isEqualTo(ClaimStanding.ASSERTED);
            assertThat(record.value.getArticle().getId()).isEqualTo("a");
            assertThat(MOVED).contains(record.value.getClaim().getEvidence().getText());
        });
    }

    @Test
    void aRevisionThatNoLongerSaysSoWithdrawsTheClaim() {
        articles.pipeInput("a", article("a", 1, MOVED));
        articles.pipeInput("a", article("a", 2, "Correction: this report has been withdrawn."));

        assertThat(claims.readValuesToList())
                .extracting(ArticleClaim::getStanding)
                .containsExactly(ClaimStanding.ASSERTED, ClaimStanding.WITHDRAWN);
    }

    @Test
    void theSameArticleAgainClaimsNothingNew() {
        articles.pipeInput("a", article("a", 1, MOVED));
        articles.pipeInput("a", article("a", 1, MOVED));

        assertThat(claims.readValuesToList()).hasSize(1);
    }

    @Test
    void headersOfTheArticleTravelWithWhatWasFoundInIt() {
        var headers = new RecordHeaders();
        headers.add("traceparent", "00-1-2-01".getBytes(StandardCharsets.UTF_8));
        articles.pipeInput(new TestRecord<>("a", article("a", 1, MOVED), headers));

        assertThat(claims.readRecord().headers().lastHeader("traceparent")).isNotNull();
        assertThat(enriched.readRecord().headers().lastHeader("traceparent")).isNotNull();
    }

    @Test
    void theTopologyIsTheOneThatIsWrittenDown() throws IOException {
        try (var golden = EnrichTopologyTest.class.getResourceAsStream("/enrich-topology.txt")) {
            assertThat(topology().describe().toString().strip())
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }

    @Test
    void aReplayLaneWritesToTopicsOfItsOwn() {
        String description = EnrichTopology.build(
                        new StreamsConfig(properties()), new Lane.Replay("7"), serdes, new Enrichment(ANALYZER, "test"))
                .describe()
                .toString();

        assertThat(description)
                .contains("topic: castling.replay-7.claims.v1", "topic: castling.replay-7.articles.enriched.v1")
                .contains("topics: [castling.articles.raw.v1]");
    }

    private Topology topology() {
        return EnrichTopology.build(
                new StreamsConfig(properties()), Lane.LIVE, serdes, new Enrichment(ANALYZER, "test"));
    }

    private Properties properties() {
        var properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG, "test",
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "nowhere:1",
                StreamsConfig.STATE_DIR_CONFIG, state.toString()));
        return properties;
    }

    private static RawArticle article(String id, int revision, String text) {
        return RawArticle.newBuilder()
                .setId(id)
                .setRevision(revision)
                .setSource("example.org")
                .setText(text)
                .setPublished(PUBLISHED)
                .setFetched(PUBLISHED)
                .setHeaders(Map.of())
                .build();
    }

    @Test
    void theResultNamesEveryMentionByItsOffsets() {
        articles.pipeInput("a", article("a", 1, MOVED));

        EnrichedArticle article = enriched.readValue();
        assertThat(List.copyOf(article.getSystems()))
                .isNotEmpty()
                .allSatisfy(mention -> assertThat(article.getText().substring(mention.getStart(), mention.getEnd()))
                        .isEqualTo(mention.getText()));
    }
}
