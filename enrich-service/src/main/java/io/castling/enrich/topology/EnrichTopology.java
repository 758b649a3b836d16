package io.castling.enrich.topology;

import io.castling.enrich.wire.Enrichment;
import io.castling.platform.kafka.AvroSerdes;
import io.castling.platform.kafka.StateSerde;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ClaimsOfArticle;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.RawArticle;
import io.castling.schemas.topic.Lane;
import io.castling.schemas.topic.Topics;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyConfig;
import org.apache.kafka.streams.state.Stores;

/**
 * <pre>
 * articles.raw → analyze-article → articles.enriched
 *                     |    '-----→ claims
 *             claims-by-article
 * </pre>
 */
public final class EnrichTopology {

    private EnrichTopology() {}

    /** The topology of one lane: articles are read from the live lane, results are written to the given one. */
    public static Topology build(StreamsConfig config, Lane lane, AvroSerdes serdes, Enrichment enrichment) {
        return build(config, Lane.LIVE, lane, serdes, enrichment);
    }

    /** The same with articles of any lane: a replay fills that of its own with what it selects. */
    public static Topology build(
            StreamsConfig config, Lane articlesFrom, Lane lane, AvroSerdes serdes, Enrichment enrichment) {
        Serde<String> keys = Serdes.String();
        Serde<RawArticle> articles = serdes.value(RawArticle.class);
        Serde<EnrichedArticle> enriched = serdes.value(EnrichedArticle.class);
        Serde<ArticleClaim> claims = serdes.value(ArticleClaim.class);
        var claimsByArticle = Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(Names.CLAIMS_BY_ARTICLE),
                keys,
                StateSerde.of(ClaimsOfArticle.class, List.of()));

        return new Topology(new TopologyConfig(config))
                .addSource(
                        Names.READ_ARTICLES,
                        keys.deserializer(),
                        articles.deserializer(),
                        Topics.ARTICLES_RAW.in(articlesFrom))
                .addProcessor(Names.ANALYZE_ARTICLE, () -> new AnalyzeArticle(enrichment), Names.READ_ARTICLES)
                .addStateStore(claimsByArticle, Names.ANALYZE_ARTICLE)
                .addSink(
                        Names.WRITE_ENRICHED,
                        Topics.ARTICLES_ENRICHED.in(lane),
                        keys.serializer(),
                        enriched.serializer(),
                        Names.ANALYZE_ARTICLE)
                .addSink(
                        Names.WRITE_CLAIMS,
                        Topics.CLAIMS.in(lane),
                        keys.serializer(),
                        claims.serializer(),
                        Names.ANALYZE_ARTICLE);
    }
}
