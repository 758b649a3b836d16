package io.castling.enrich.wire;

import io.castling.extraction.Analysis;
import io.castling.extraction.Analyzer;
import io.castling.extraction.arms.SystemMention;
import io.castling.extraction.claim.Claim;
import io.castling.extraction.copy.MinHash;
import io.castling.extraction.place.PlaceMention;
import io.castling.extraction.text.Block;
import io.castling.schemas.BlockKind;
import io.castling.schemas.EnrichedArticle;
import io.castling.schemas.PlaceUse;
import io.castling.schemas.RawArticle;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Raw article in, enriched article out: the whole of enrichment as a pure function. */
public final class Enrichment {

    private final Analyzer analyzer;
    private final String version;

    /** @param version names the extraction in each result */
    public Enrichment(Analyzer analyzer, String version) {
        this.analyzer = analyzer;
        this.version = version;
    }

    /** @param processed the time to put on the result */
    public EnrichedArticle enrich(RawArticle article, Instant processed) {
        Analysis analysis = analyzer.analyze(Documents.of(article));
        return EnrichedArticle.newBuilder()
                .setId(article.getId())
                .setRevision(article.getRevision())
                .setUrl(article.getUrl())
                .setSource(article.getSource())
                .setTitle(Optional.ofNullable(article.getTitle()).orElse(""))
                .setText(Optional.ofNullable(article.getText()).orElse(""))
                .setPublished(article.getPublished())
                .setPublishedBy(article.getPublishedBy())
                .setFetched(article.getFetched())
                .setProcessed(processed)
                .setLanguage(analysis.language())
                .setBlocks(analysis.blocks().stream().map(Enrichment::block).toList())
                .setSystems(analysis.systems().stream().map(Enrichment::system).toList())
                .setPlaces(analysis.places().stream().map(Enrichment::place).toList())
                .setClaims(analysis.claims().stream()
                        .map(claim -> Claims.of(article.getId(), claim))
                        .toList())
                .setSignature(signature(
                        analysis.claims(),
                        Optional.ofNullable(article.getText()).orElse("")))
                .setExtractor(version)
                .build();
    }

    /** Only what claims something is compared with others. */
    private static @Nullable ByteBuffer signature(List<Claim> claims, String text) {
        if (claims.isEmpty()) {
            return null;
        }
        int[] components = MinHash.of(text);
        ByteBuffer bytes = ByteBuffer.allocate(components.length * Integer.BYTES);
        bytes.asIntBuffer().put(components);
        return bytes;
    }

    private static io.castling.schemas.Block block(Block block) {
        var span = block.span();
        return new io.castling.schemas.Block(kind(block.kind()), Claims.field(span), span.start(), span.end());
    }

    private static BlockKind kind(Block.Kind kind) {
        return switch (kind) {
            case HEADLINE -> BlockKind.HEADLINE;
            case PARAGRAPH -> BlockKind.PARAGRAPH;
            case CAPTION -> BlockKind.CAPTION;
            case BOILERPLATE -> BlockKind.BOILERPLATE;
        };
    }

    private static io.castling.schemas.SystemMention system(SystemMention mention) {
        var span = mention.span();
        return new io.castling.schemas.SystemMention(
                Claims.field(span),
                span.start(),
                span.end(),
                mention.text(),
                mention.system().name(),
                mention.system().family());
    }

    private static io.castling.schemas.PlaceMention place(PlaceMention mention) {
        var span = mention.span();
        PlaceUse use = switch (mention.use()) {
            case LITERAL -> PlaceUse.LITERAL;
            case METONYM -> PlaceUse.METONYM;
        };
        return new io.castling.schemas.PlaceMention(
                Claims.field(span),
                span.start(),
                span.end(),
                mention.text(),
                Claims.place(mention),
                use,
                mention.reasons());
    }
}
