package io.castling.enrich;

import io.castling.enrich.topology.EnrichTopology;
import io.castling.enrich.wire.Enrichment;
import io.castling.extraction.Analyzer;
import io.castling.extraction.arms.catalogue.CatalogueReader;
import io.castling.platform.kafka.KafkaConnection;
import io.castling.platform.kafka.StreamsRunner;
import io.castling.platform.service.RunningService;
import io.castling.platform.service.Service;
import io.castling.platform.service.ServiceContext;
import io.castling.schemas.topic.Lane;

/** Reads articles.raw and writes articles.enriched and claims. */
public final class EnrichService implements Service {

    private final StreamsRunner runner;

    /** @param lane where the results go; the articles come from the live lane */
    public EnrichService(EnrichConfig config, Lane lane, KafkaConnection kafka, ServiceContext context) {
        this(config, Lane.LIVE, lane, kafka, context);
    }

    /**
     * @param articles the lane whose articles are read
     * @param lane where the results go
     */
    public EnrichService(EnrichConfig config, Lane articles, Lane lane, KafkaConnection kafka, ServiceContext context) {
        Analyzer analyzer = config.catalogue()
                .map(file -> Analyzer.with(CatalogueReader.bundledWith(file)))
                .orElseGet(Analyzer::bundled);
        var enrichment = new Enrichment(analyzer, context.version());
        this.runner = new StreamsRunner(
                config.streams(),
                kafka,
                streams -> EnrichTopology.build(streams, articles, lane, kafka.serdes(), enrichment),
                context);
    }

    @Override
    public String name() {
        return "enrich";
    }

    @Override
    public RunningService start() {
        return runner.start();
    }
}
