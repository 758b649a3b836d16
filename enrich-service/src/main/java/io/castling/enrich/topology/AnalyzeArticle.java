package io.castling.enrich.topology;

import io.castling.enrich.wire.Enrichment;
import io.castling.platform.kafka.CloudEvent;
import io.castling.schemas.ArticleClaim;
import io.castling.schemas.ClaimsOfArticle;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.RawArticle;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/** Reads one article and forwards what was found in it and what that changes in its claims. */
final class AnalyzeArticle implements Processor<String, RawArticle, String, Object> {

    private final Enrichment enrichment;
    private ProcessorContext<String, Object> context;
    private KeyValueStore<String, ClaimsOfArticle> claimsByArticle;

    @SuppressWarnings("NullAway.Init") // Streams calls init before process
    AnalyzeArticle(Enrichment enrichment) {
        this.enrichment = enrichment;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
        this.claimsByArticle = context.getStateStore(Names.CLAIMS_BY_ARTICLE);
    }

    @Override
    public void process(Record<String, RawArticle> record) {
        EnrichedArticle article =
                enrichment.enrich(record.value(), Instant.ofEpochMilli(context.currentSystemTimeMs()));
        String revision = article.getId() + ":" + article.getRevision();
        context.forward(event(record, "article.enriched", revision, article).withValue(article), Names.WRITE_ENRICHED);

        var updates = ClaimUpdates.of(claimsByArticle.get(article.getId()), article);
        if (updates.silent()) {
            return;
        }
        claimsByArticle.put(article.getId(), updates.standing());
        for (ArticleClaim update : updates.updates()) {
            String id = update.getClaim().getId() + ":" + article.getRevision() + ":" + update.getStanding();
            context.forward(
                    event(record, "claim", id, article)
                            .withKey(update.getClaim().getFamily())
                            .withValue(update),
                    Names.WRITE_CLAIMS);
        }
    }

    /** The record with CloudEvents headers of its own; trace headers of the article stay. */
    private static Record<String, RawArticle> event(
            Record<String, RawArticle> record, String type, String id, EnrichedArticle article) {
        Headers headers = new RecordHeaders(record.headers());
        new CloudEvent(id, "/castling/enrich", "io.castling." + type + ".v1", article.getProcessed()).addTo(headers);
        return record.withHeaders(headers);
    }
}
